import { expect, test } from 'vitest';
import type { Turn } from '../../shared/domain/conversation.ts';
import { RunId } from '../../shared/kernel/ids.ts';
import { answerMarkdown, conversationMarkdown, markdownFileName } from './conversation-markdown.ts';
import type { ExportedTurn } from './conversation-markdown.ts';

function turn(question: string): Turn {
  return {
    runId: RunId.parse('r1'),
    after: null,
    teamId: 'launch-delay',
    question,
    status: 'succeeded',
    why: '',
    createdAt: 0,
  };
}

const answered: ExportedTurn = {
  turn: turn('Why is it\nlate?'),
  state: {
    status: 'succeeded',
    reason: '',
    asOf: { at: Date.UTC(2026, 2, 14, 16, 5), from: 'newest-source', source: 'mail' },
    answer: {
      markdown: '### Causes\n\n- The board fails. [1]',
      claims: [{ text: 'The board fails.', kind: 'cause', verdict: 'supported', citations: [1] }],
      citations: [{ n: 1, file: 'mail.mbox', locator: 'mail 41', text: 'It fails\n\nat 61 °C.' }],
    },
  },
};
const failed: ExportedTurn = {
  turn: turn('And now?'),
  state: { status: 'failed', reason: 'A model is missing.', asOf: null, answer: null },
};

test('a conversation: questions, answers, and the cited words', () => {
  expect(conversationMarkdown({ conversation: { title: 'Orion' }, turns: [answered, failed] })).toBe(
    [
      '# Orion',
      '## Why is it late?',
      '*launch-delay, as of 2026-03-14 16:05 UTC*',
      '#### Causes\n\n- The board fails. [1]',
      '**Sources**',
      '[1] `mail.mbox`, mail 41\n\n> It fails\n>\n> at 61 °C.',
      '## And now?',
      '(failed: A model is missing.)\n',
    ].join('\n\n'),
  );
});

test('one answer alone', () => {
  expect(answerMarkdown(answered).split('\n')[0]).toBe('# Why is it late?');
});

test.each([
  ['Why is the Orion launch delayed?', 'why-is-the-orion-launch-delayed.md'],
  ['../../etc/passwd', 'etc-passwd.md'],
  ['???', 'conversation.md'],
  ['Größe der Schäden', 'größe-der-schäden.md'],
])('the file of %s is called %s', (title, name) => expect(markdownFileName(title)).toBe(name));
