import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';

/** Every step of a run. */
export class TracePage {
  readonly page: Page;
  readonly open: Locator;
  readonly timeline: Locator;
  readonly steps: Locator;
  readonly detail: Locator;

  constructor(page: Page) {
    this.page = page;
    this.open = page.getByRole('main').getByRole('button', { name: en.chat.trace }).first();
    this.timeline = page.getByRole('tree', { name: en.trace.timeline });
    this.steps = this.timeline.getByRole('treeitem');
    this.detail = page.getByRole('complementary', { name: en.trace.detail });
  }

  section(name: string): Locator {
    return this.detail.getByRole('region', { name });
  }
}
