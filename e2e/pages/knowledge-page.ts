import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';

/** What was read, a search over it, and the tasks and people in it. */
export class KnowledgePage {
  readonly page: Page;
  readonly sources: Locator;
  readonly files: Locator;
  readonly read: Locator;
  readonly pause: Locator;
  readonly goOn: Locator;
  readonly search: Locator;
  readonly results: Locator;
  readonly list: Locator;
  readonly detail: Locator;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sources = page.getByRole('region', { name: en.knowledge.sources.label }).getByRole('listitem');
    this.files = page.getByRole('region', { name: en.knowledge.files.label }).getByRole('listitem');
    this.read = page.getByRole('button', { name: en.knowledge.ingest.read });
    this.pause = page.getByRole('button', { name: en.knowledge.ingest.pause });
    this.goOn = page.getByRole('button', { name: en.knowledge.ingest.goOn });
    this.search = page.getByLabel(en.knowledge.search.label);
    this.results = page.locator('button[data-place]');
    this.list = page.getByRole('listbox');
    this.detail = page.getByRole('region', { name: en.knowledge.graph.label, exact: true });
    this.drawer = page.getByRole('complementary', { name: en.sources.passage });
  }

  tab(name: keyof typeof en.knowledge.tabs): Locator {
    return this.page.getByRole('tab', { name: en.knowledge.tabs[name] });
  }

  /** A task, person or day in the list. */
  node(title: string): Locator {
    return this.list.getByRole('option', { name: title });
  }

  /** A result of the search, by the end of its place. */
  result(place: string): Locator {
    return this.page.locator(`button[data-place$="${place}"]`);
  }

  /** The drawing of what waits for what around the chosen task. */
  picture(title: string): Locator {
    return this.detail.getByRole('region', { name: en.knowledge.graph.picture(title) });
  }

  /** A link to where something is written. */
  place(file: string, locator: string): Locator {
    return this.detail.getByRole('button', { name: `${file} · ${locator}` });
  }

  /** The menu of the open workspace in the sidebar. */
  async workspaceMenu(item: string): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: /^Workspace .*: rename/ })
      .click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
