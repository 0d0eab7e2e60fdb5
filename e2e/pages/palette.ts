import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';

/** The palette with every action. */
export class Palette {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: en.app.palette.title });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.dialog.waitFor();
  }

  item(title: string): Locator {
    return this.dialog.getByRole('option', { name: title });
  }
}
