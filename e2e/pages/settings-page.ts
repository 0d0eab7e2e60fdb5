import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';

/** The settings, as a person uses them. */
export class SettingsPage {
  readonly page: Page;
  readonly sections: Locator;
  readonly messages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sections = page.getByRole('navigation', { name: en.settings.sectionsLabel });
    this.messages = page.getByRole('region', { name: new RegExp(`^${en.app.toasts}`) });
  }

  async openSection(title: string): Promise<void> {
    await this.sections.getByRole('link', { name: title }).click();
  }

  choice(question: string): Locator {
    return this.page.getByRole('radiogroup', { name: question });
  }

  /** The button with the keys of an action. */
  keysOf(action: string): Locator {
    return this.page.getByRole('button', { name: en.settings.shortcuts.change(action) });
  }

  async undo(): Promise<void> {
    await this.messages.getByRole('button', { name: en.app.undo }).first().click();
  }
}
