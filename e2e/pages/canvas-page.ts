import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';
import { runIdOf } from './run-address.ts';
import type { EdgeKind } from '../../src/shared/domain/team.ts';

const words = en.teams;

export type Place = { readonly x: number; readonly y: number };

/** A team on its canvas, as a person draws and runs it. */
export class CanvasPage {
  readonly page: Page;
  readonly surface: Locator;
  readonly palette: Locator;
  readonly toolbar: Locator;
  readonly refusal: Locator;
  readonly saved: Locator;
  readonly chooser: Locator;
  readonly run: Locator;
  readonly stop: Locator;
  /** What a screen reader is told last. */
  readonly said: Locator;

  constructor(page: Page) {
    this.page = page;
    this.surface = page.getByRole('region', { name: words.canvas, exact: true });
    this.palette = page.getByRole('complementary', { name: words.palette.title });
    this.toolbar = page.getByRole('toolbar', { name: words.toolbar.label });
    this.refusal = page.locator('[data-part="refusal"]');
    this.saved = page.getByRole('status').and(page.getByText(words.saveStates.saved, { exact: true }));
    this.chooser = page.getByRole('dialog').filter({ has: page.locator('#connect-title') });
    this.run = page.getByRole('region', { name: words.run.label });
    this.stop = this.run.getByRole('button', { name: words.run.stop, exact: true });
    this.said = page.locator('p.sr-only[role="status"]');
  }

  /** The list of teams, from the navigation. */
  async openTeams(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: words.title, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
  }

  async createTeam(title: string): Promise<void> {
    await this.page.getByRole('button', { name: words.create }).click();
    await this.page.getByLabel(words.name, { exact: true }).fill(title);
    await this.page.getByRole('button', { name: words.createAction, exact: true }).click();
    await expect(this.surface).toBeVisible();
  }

  async openTeam(title: string): Promise<void> {
    await this.page.getByRole('link', { name: title, exact: true }).click();
    await expect(this.surface).toBeVisible();
  }

  /** An agent, group or comment by the beginning of its name. */
  node(title: string): Locator {
    return this.surface.locator('.react-flow__node').and(this.page.getByLabel(new RegExp(`^${title}, `)));
  }

  edge(from: string, kind: EdgeKind, to: string): Locator {
    return this.surface.getByLabel(words.part.edge(from, words.edgeKinds[kind].verb, to, null), { exact: true });
  }

  entry(title: string): Locator {
    return this.palette.getByRole('button', { name: title, exact: true });
  }

  /** Drags an entry of the palette to a place of the empty canvas, in pixels from its top left corner. */
  async dropOnCanvas(title: string, at: Place): Promise<void> {
    await this.entry(title).first().dragTo(this.surface.locator('.react-flow__pane'), { targetPosition: at });
  }

  async dropOnAgent(title: string, agent: string): Promise<void> {
    await this.entry(title).first().dragTo(this.node(agent));
  }

  /** Draws a line from the right dot of one agent to the left dot of another. */
  async drawLine(from: string, to: string): Promise<void> {
    await this.node(from).locator('.react-flow__handle.source').hover();
    await this.page.mouse.down();
    const box = await this.node(to).locator('.react-flow__handle.target').boundingBox();
    if (box === null) throw new Error(`${to} is not drawn`);
    const end = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.page.mouse.move(end.x - 30, end.y - 10, { steps: 6 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
    await expect(this.chooser).toBeVisible();
  }

  kind(kind: EdgeKind): Locator {
    return this.chooser.locator(`button[data-kind="${kind}"]`);
  }

  /** Runs the team that is drawn with a question. */
  async ask(question: string): Promise<void> {
    await this.run.getByLabel(words.run.question).fill(question);
    await this.run.getByRole('button', { name: words.run.start, exact: true }).click();
  }

  /** How the run that the canvas shows stands. */
  status(status: string): Locator {
    return this.run.getByRole('status').and(this.page.getByText(status, { exact: true }));
  }

  /** The run that the canvas shows, from the address. */
  runId(): string {
    return runIdOf(this.page);
  }

  /** The answer of the run that the canvas shows. */
  async openAnswer(): Promise<void> {
    await this.run.getByRole('button', { name: words.run.answer }).click();
  }

  async layOut(): Promise<void> {
    await this.page.getByRole('button', { name: words.toolbar.arrange, exact: true }).click();
    await this.page.getByRole('menuitem', { name: words.toolbar.autoLayout }).click();
  }

  tool(name: string): Locator {
    return this.toolbar.getByRole('button', { name, exact: true });
  }

  async undo(): Promise<void> {
    await this.toolbar.getByRole('button', { name: /^Undo/ }).click();
  }

  async redo(): Promise<void> {
    await this.toolbar.getByRole('button', { name: /^Redo/ }).click();
  }
}
