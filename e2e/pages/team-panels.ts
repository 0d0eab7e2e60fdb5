import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';

type Tab = keyof typeof en.teams.side.tabs;

/** The panels beside the canvas, as a person uses them. */
export class TeamPanels {
  readonly page: Page;
  readonly panel: Locator;
  readonly json: Locator;
  readonly teaching: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('complementary', { name: en.teams.side.label });
    this.json = this.panel.getByLabel(en.canvas.json.label);
    this.teaching = this.panel.getByRole('group', { name: /^Examples/ });
  }

  async openTab(tab: Tab): Promise<void> {
    await this.panel.getByRole('tab', { name: en.teams.side.tabs[tab] }).click();
  }

  /** Selects a part of the canvas by its id, and shows it in the inspector. */
  async select(partId: string): Promise<void> {
    await this.openTab('inspector');
    await this.page.locator(`.react-flow__node[data-id="${partId}"]`).click();
  }

  field(label: string): Locator {
    return this.panel.getByLabel(label, { exact: true });
  }

  checkbox(label: string): Locator {
    return this.panel.getByRole('checkbox', { name: label, exact: true });
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: en.teams.toolbar.undo }).first().click();
  }
}
