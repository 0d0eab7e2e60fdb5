import type { Answer, Citation } from '../../shared/domain/answer.ts';
import type { Conversation, Turn } from '../../shared/domain/conversation.ts';
import { readablePlace } from '../../shared/domain/source-path.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { fileStem } from '../../shared/kernel/file-stem.ts';

/** A question, its answer and the cited passages, as the person would keep them. */
export type ExportedTurn = {
  readonly turn: Turn;
  readonly state: Pick<RunState, 'answer' | 'asOf' | 'status' | 'reason'>;
};

/** The turns of one branch, oldest first, under the conversation's title. */
export function conversationMarkdown(options: {
  readonly conversation: Pick<Conversation, 'title'>;
  readonly turns: readonly ExportedTurn[];
}): string {
  const { conversation, turns } = options;
  return `${[`# ${oneLine(conversation.title)}`, ...turns.map((turn) => turnMarkdown(turn))].join('\n\n')}\n`;
}

/** One answer with its question and its sources. */
export function answerMarkdown(turn: ExportedTurn): string {
  return `${turnMarkdown(turn).replace(/^## /, '# ')}\n`;
}

/** A file name from the title of a conversation or a question. */
export function markdownFileName(title: string): string {
  return `${fileStem(title) || 'conversation'}.md`;
}

function turnMarkdown({ turn, state }: ExportedTurn): string {
  const asOf =
    state.asOf === null
      ? null
      : `*${turn.teamId}, as of ${new Date(state.asOf.at).toISOString().slice(0, 16).replace('T', ' ')} UTC*`;
  const parts = [`## ${oneLine(turn.question)}`, asOf, bodyOf(state), sourcesOf(state.answer)];
  return parts.filter((part) => part !== null).join('\n\n');
}

function bodyOf(state: ExportedTurn['state']): string {
  if (state.answer !== null) return state.answer.markdown.trim().replaceAll(/^#{1,3} /gm, '#### ');
  return state.reason === '' ? `(${state.status})` : `(${state.status}: ${state.reason})`;
}

function sourcesOf(answer: Answer | null): string | null {
  if (answer === null || answer.citations.length === 0) return null;
  return ['**Sources**', ...answer.citations.map((citation) => sourceOf(citation))].join('\n\n');
}

/** The cited words as a quotation, so that they can be checked without the program. */
function sourceOf({ n, file, locator, text }: Citation): string {
  const quoted = text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd());
  return [`[${n}] \`${readablePlace({ file }).replaceAll('`', "'")}\`, ${oneLine(locator)}`, '', ...quoted].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
