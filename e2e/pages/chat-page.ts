import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ScoredAnswer, ScoredCitation } from '../../src/engine/evaluation/launch-delay/answer-schema.ts';
import { ClaimKind, ClaimVerdict } from '../../src/shared/domain/answer.ts';
import { en } from '../../src/renderer/i18n/catalogue.ts';

/** The conversation with the coordinator, as a person uses it. */
export class ChatPage {
  readonly page: Page;
  readonly composer: Locator;
  readonly suggestion: Locator;
  readonly stop: Locator;
  readonly plan: Locator;
  readonly answer: Locator;
  readonly drawer: Locator;
  readonly menu: Locator;
  readonly who: Locator;
  readonly laterBranch: Locator;
  /** What the run asks before it does something that needs a person's consent. */
  readonly approval: Locator;

  constructor(page: Page) {
    this.page = page;
    this.composer = page.getByLabel(en.chat.composer);
    this.suggestion = page.getByRole('main').getByRole('button', { name: en.chat.suggestion });
    this.stop = page.getByRole('main').getByRole('button', { name: en.chat.stop, exact: true });
    this.plan = page.getByRole('region', { name: en.chat.plan, exact: true });
    this.answer = page.getByRole('region', { name: en.chat.answer, exact: true });
    this.drawer = page.getByRole('complementary', { name: en.sources.passage });
    this.menu = page.getByRole('button', { name: en.conversations.menu });
    this.who = page.getByRole('combobox', { name: en.conversations.who });
    this.laterBranch = page.getByRole('button', { name: en.conversations.laterBranch });
    this.approval = page.getByRole('region', { name: en.chat.waitTitles.approve });
  }

  async ask(question: string): Promise<void> {
    await this.composer.fill(question);
    await this.composer.press('Enter');
  }

  /** A question with everything that came of it. */
  turn(question: string): Locator {
    return this.page.getByRole('article', { name: question });
  }

  /** A line of the history. */
  line(title: string): Locator {
    return this.page.getByRole('list', { name: en.conversations.history }).getByRole('link', { name: title });
  }

  async editQuestion(question: string): Promise<void> {
    await this.turn(question).getByRole('button', { name: en.conversations.edit }).click();
  }

  async openSearch(): Promise<void> {
    await this.page.getByRole('button', { name: en.conversations.search }).click();
    await expect(this.page.getByLabel(en.conversations.searchField)).toBeFocused();
  }

  /** The status in the bar over the run, in words. */
  status(words: string): Locator {
    return this.page.getByRole('main').getByText(words, { exact: true }).first();
  }

  citation(n: number): Locator {
    return this.answer.locator(`[data-citation="${n}"]`).first();
  }

  /** Opens a citation and gives what is marked in its passage. */
  async openCitation(n: number): Promise<ScoredCitation> {
    const chip = this.citation(n);
    const file = (await chip.getAttribute('data-file')) ?? '';
    const locator = (await chip.getAttribute('data-locator')) ?? '';
    await chip.click();
    await expect(this.drawer.getByRole('heading', { name: file, exact: true })).toBeVisible();
    const marked = this.drawer.locator('mark');
    await expect(marked.first()).toBeVisible();
    return { n, file, locator, text: (await marked.allTextContents()).join(' ') };
  }

  async closePassage(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.drawer).toBeHidden();
  }

  /** Everything that the answer shows, with each citation opened once and read from its passage. */
  async readAnswer(): Promise<ScoredAnswer> {
    const claims: ScoredAnswer['claims'] = [];
    for (const item of await this.answer.locator('li[data-verdict]').all()) {
      const kind = await item.locator('xpath=ancestor::section[@data-kind][1]').getAttribute('data-kind');
      const numbers = await item
        .locator('[data-citation]')
        .evaluateAll((chips) => chips.map((chip) => Number(chip.getAttribute('data-citation'))));
      claims.push({
        text: (await item.locator('[data-part="text"]').textContent()) ?? '',
        kind: ClaimKind.parse(kind),
        verdict: ClaimVerdict.parse(await item.getAttribute('data-verdict')),
        citations: numbers,
      });
    }
    const citations: ScoredCitation[] = [];
    for (const n of [...new Set(claims.flatMap((claim) => claim.citations))].toSorted((left, right) => left - right)) {
      citations.push(await this.openCitation(n));
    }
    return { status: 'succeeded', answer: (await this.answer.textContent()) ?? '', claims, citations };
  }
}
