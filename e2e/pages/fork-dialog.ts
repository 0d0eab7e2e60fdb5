import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/renderer/i18n/catalogue.ts';
import type { RunChange } from '../../src/shared/domain/fork.ts';

const words = en.runs;

/** The dialog in which one thing of a run is changed, so that it runs again from there. */
export class ForkDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly run: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: words.forkTitle });
    this.run = this.dialog.getByRole('button', { name: words.forkAction, exact: true });
  }

  /** From the step that the trace shows. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: words.forkStep }).click();
    await this.dialog.waitFor();
  }

  async choose(kind: RunChange['kind']): Promise<void> {
    await this.dialog.getByRole('radio', { name: words.kinds[kind], exact: true }).click();
  }

  /** One more example of what the agent is to reply, after those that it has. */
  async addExample(example: { readonly item: string; readonly reply: string }): Promise<void> {
    const items = this.dialog.getByRole('listitem');
    const number = (await items.count()) + 1;
    await this.dialog.getByRole('button', { name: words.addExample }).click();
    await this.dialog.getByLabel(words.exampleItem(number), { exact: true }).fill(example.item);
    await this.dialog.getByLabel(words.exampleReply(number), { exact: true }).fill(example.reply);
  }
}
