import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';

/** The navigation: which workspace is open, and the ways to the pages. */
export class Sidebar {
  readonly page: Page;
  readonly navigation: Locator;
  readonly workspace: Locator;

  constructor(page: Page) {
    this.page = page;
    this.navigation = page.getByRole('navigation', { name: en.app.navigation });
    this.workspace = page.getByRole('combobox', { name: en.app.workspaces });
  }

  /** Makes a folder a workspace, by its path. */
  async openFolder(folder: string): Promise<void> {
    await this.navigation.getByRole('button', { name: en.app.openFolder.open }).click();
    const dialog = this.page.getByRole('dialog', { name: en.app.openFolder.title });
    await dialog.getByLabel(en.app.openFolder.path).fill(folder);
    await dialog.getByRole('button', { name: en.app.openFolder.action, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  async chooseWorkspace(name: string): Promise<void> {
    await this.workspace.click();
    await this.page.getByRole('option', { name, exact: true }).click();
    await expect(this.workspace).toContainText(name);
  }

  async open(title: string): Promise<void> {
    await this.navigation.getByRole('button', { name: title, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
}
