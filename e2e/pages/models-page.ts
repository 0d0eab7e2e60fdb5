import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';

/** Models on disk and in memory. */
export class ModelsPage {
  readonly page: Page;
  readonly memory: Locator;
  readonly recommended: Locator;

  constructor(page: Page) {
    this.page = page;
    this.memory = page.getByRole('region', { name: en.models.memory.title });
    this.recommended = page.getByRole('region', { name: en.models.recommended.title });
  }

  row(title: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }

  button(action: string, title: string): Locator {
    return this.row(title).getByRole('button', { name: `${action}: ${title}` });
  }
}
