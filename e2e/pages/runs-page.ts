import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';

/** The list of runs, and two of them side by side. */
export class RunsPage {
  readonly page: Page;
  readonly rows: Locator;
  readonly search: Locator;
  readonly compare: Locator;
  readonly differing: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.getByRole('list', { name: en.runs.list }).getByRole('listitem');
    this.search = page.getByRole('searchbox', { name: en.runs.search });
    this.compare = page.getByRole('button', { name: en.runs.compare, exact: true });
    this.differing = page.getByRole('region', { name: en.runs.first }).locator('ol > li');
  }

  filter(name: string): Locator {
    return this.page.getByRole('combobox', { name });
  }

  /** Every step of one of the runs. */
  async open(row: Locator): Promise<void> {
    await row.getByRole('link').first().click();
  }

  choose(row: number): Promise<void> {
    return this.rows.nth(row).getByRole('checkbox').check();
  }
}
