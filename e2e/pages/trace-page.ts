import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';
import { runIdOf } from './run-address.ts';

/** Every step of a run. */
export class TracePage {
  readonly page: Page;
  readonly open: Locator;
  readonly timeline: Locator;
  readonly steps: Locator;
  readonly detail: Locator;
  /** How the run stands, in the bar over its steps. */
  readonly standing: Locator;
  readonly openAnswer: Locator;
  readonly compareWithParent: Locator;

  constructor(page: Page) {
    this.page = page;
    this.open = page.getByRole('main').getByRole('button', { name: en.chat.trace }).first();
    this.timeline = page.getByRole('tree', { name: en.trace.timeline });
    this.steps = this.timeline.getByRole('treeitem');
    this.detail = page.getByRole('complementary', { name: en.trace.detail });
    this.standing = page.getByRole('main').getByRole('status').first();
    this.openAnswer = page.getByRole('button', { name: en.app.actions.openChat });
    this.compareWithParent = page.getByRole('button', { name: en.runs.compareWithParent });
  }

  /** Shows a task of the plan. */
  async chooseTask(title: string): Promise<void> {
    await this.timeline.locator('[aria-level="1"]').filter({ hasText: title }).click();
    await expect(this.detail.getByRole('heading', { level: 2, name: title, exact: true })).toBeVisible();
  }

  /** Where a person says whether the label of an item was right. */
  mark(item: string): Locator {
    return this.detail.getByRole('group', { name: en.canvas.marks.group(item) });
  }

  /** The run that is shown, from the address. */
  runId(): string {
    return runIdOf(this.page);
  }

  section(name: string): Locator {
    return this.detail.getByRole('region', { name });
  }
}
