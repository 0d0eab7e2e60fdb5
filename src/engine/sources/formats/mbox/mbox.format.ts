import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { megabytes } from '../../text/read-bounded.ts';
import type { Format } from '../format.ts';
import { readMail } from '../mail/mail-block.ts';
import { splitMbox } from '../mail/split-mbox.ts';
import { ProblemList } from '../problem-list.ts';

/** One mail with its attachments; a longer one is cut there and reported. */
const LARGEST_MAIL = 32 * 1_048_576;

/** Mailboxes (mboxrd, mboxo): one block per mail, read as a stream. */
export const mboxFormat: Format = {
  id: 'mbox',
  extensions: ['mbox', 'mbx'],
  sniff: ({ headText }) => (/^From \S.*\r?\n(?:[\w-]+:|\r?\n)/u.test(headText) ? 'sure' : 'no'),
  async *parse(input) {
    const { size } = await stat(input.path);
    if (size > input.limits.mailboxBytes) {
      const read = megabytes(input.limits.mailboxBytes);
      input.report({
        code: 'too-large',
        message: `Only the first ${read} of ${megabytes(size)} were read; later mails are not searchable.`,
      });
    }
    const problems = new ProblemList();
    const threads = new Map<string, string>();
    const seen = new Set<string>();
    const mails = splitMbox({
      chunks: createReadStream(input.path, { end: input.limits.mailboxBytes - 1 }),
      largest: LARGEST_MAIL,
      onCut: (line) => problems.add(`mail at line ${line} is longer than ${megabytes(LARGEST_MAIL)} and was cut`),
    });
    for await (const { bytes, line } of mails) {
      try {
        const { block, missing } = await readMail({ bytes, place: `at line ${line}` });
        if (missing !== null) problems.add(`${block.locator} (line ${line}): ${missing}`);
        yield inThread({ block: { ...block, locator: unique({ seen, locator: block.locator, line }) }, threads });
      } catch (cause) {
        problems.add(
          `mail at line ${line} could not be read: ${cause instanceof Error ? cause.message : String(cause)}`,
        );
      }
    }
    const problem = problems.summary('damaged-mail');
    if (problem !== null) input.report(problem);
  },
};

function unique(options: { readonly seen: Set<string>; readonly locator: string; readonly line: number }): string {
  const { seen, line } = options;
  const locator = seen.has(options.locator) ? `${options.locator} (line ${line})` : options.locator;
  seen.add(locator);
  return locator;
}

/** A mail that names only its parent belongs to its parent's conversation. */
function inThread(options: { readonly block: ParsedBlock; readonly threads: Map<string, string> }): ParsedBlock {
  const { block, threads } = options;
  const thread = block.thread === null ? null : (threads.get(block.thread) ?? block.thread);
  const messageId = block.fields['messageId'];
  if (messageId !== undefined && thread !== null) threads.set(messageId, thread);
  return { ...block, thread };
}
