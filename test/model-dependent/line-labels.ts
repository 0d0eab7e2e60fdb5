import type { PromptPrefix } from '../../src/engine/ports/language-model.ts';

export const labels = ['stuck', 'solved', 'plan', 'chatter'];

const examples: readonly (readonly [string, string])[] = [
  ['The vendor still has not sent the signed contract, so we cannot start.', 'stuck'],
  ['Fixed the login bug yesterday, all green again.', 'solved'],
  ['Next week we want to look at the new pricing page.', 'plan'],
  ['Anyone up for pizza on Friday?', 'chatter'],
  ['I am waiting for the certificate from the security team before I can deploy.', 'stuck'],
  ['The blocker with the payment provider is gone since this morning.', 'solved'],
  ['We plan to hire a second designer in spring.', 'plan'],
  ['Happy birthday Tom!', 'chatter'],
  ['No answer from legal for nine days; the release stands still.', 'stuck'],
  ['Migration finished, thanks everybody.', 'solved'],
  ['In the third quarter we may try a different supplier.', 'plan'],
  ['My coffee machine is broken, this is a disaster lol', 'chatter'],
];

/** Twelve example turns with decoys, as MODELS 5 asks for. */
export const linePrefix: PromptPrefix = {
  system: [
    "You label one line from a company's messages.",
    'stuck: work cannot go on now.',
    'solved: a problem that is over.',
    'plan: something for later.',
    'chatter: anything else.',
    'Answer with one word.',
  ].join('\n'),
  examples: examples.map(([user, assistant]) => ({ user, assistant })),
};

export const lines = [
  'We still cannot ship: the samples are held at customs and the broker does not answer.',
  'The outage was resolved at noon after the index change was rolled back.',
  'Next sprint we would like to try a darker theme for the dashboard.',
  'Does anyone have a spare ticket for the concert tomorrow evening?',
  'Without the test keys from the bank nobody here can go on with the checkout.',
  'The permit came this morning, so that problem is off the table.',
  'Maybe in autumn we could move the archive to another provider.',
  'Lunch is on me today, the new place around the corner is great.',
];
