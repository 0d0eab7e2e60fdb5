import type { PromptPrefix } from '../../../ports/language-model.ts';

export const statementLabels = ['yes', 'no'] as const;

/**
 * Does a passage say that one thing waits for another? Asked for both directions and compared: a model leans towards one answer, and
 * the difference of two readings cancels that out (MODELS 5: direction is where models err).
 */
export const waitStatementPrefix: PromptPrefix = {
  system:
    'Read the passage, then the statement. Does the passage say what the statement says? Watch the direction: which of the two has to come first. Answer yes or no.',
  examples: [
    {
      user: 'Passage: We cannot paint the hall until the walls are dry.\nStatement: "paint the hall" has to wait for "dry the walls".',
      assistant: 'yes',
    },
    {
      user: 'Passage: We cannot paint the hall until the walls are dry.\nStatement: "dry the walls" has to wait for "paint the hall".',
      assistant: 'no',
    },
    {
      user: 'Passage: painted half the hall, ordered the lamps, both fine\nStatement: "paint the hall" has to wait for "order the lamps".',
      assistant: 'no',
    },
    {
      user: 'Passage: the tariff table has to be there first, otherwise my price test has nothing to run on\nStatement: "Tariff table" has to wait for "Price test".',
      assistant: 'no',
    },
    {
      user: 'Passage: the tariff table has to be there first, otherwise my price test has nothing to run on\nStatement: "Price test" has to wait for "Tariff table".',
      assistant: 'yes',
    },
    {
      user: 'Passage: Price test no longer needs the tariff table, we use the figures of last year.\nStatement: "Price test" has to wait for "Tariff table".',
      assistant: 'no',
    },
    {
      user: 'Passage: K-7 is blocked by K-12, nobody put that into the list.\nStatement: "K-7" has to wait for "K-12".',
      assistant: 'yes',
    },
    {
      user: 'Passage: K-7 is blocked by K-12, nobody put that into the list.\nStatement: "K-12" has to wait for "K-7".',
      assistant: 'no',
    },
    {
      user: 'Passage: No card terminal, no opening. That is how it is.\nStatement: "Shop opening" has to wait for "Card terminal".',
      assistant: 'yes',
    },
    {
      user: 'Passage: Before somebody connects the card terminal we cannot open the shop.\nStatement: "Card terminal" has to wait for "Shop opening".',
      assistant: 'no',
    },
    {
      user: 'Passage: Handbook and route planning were both on the agenda, nobody had news.\nStatement: "Route planning" has to wait for "Handbook".',
      assistant: 'no',
    },
    {
      user: 'Passage: As soon as the handbook is printed the drivers can be trained.\nStatement: "Train the drivers" has to wait for "Handbook".',
      assistant: 'yes',
    },
  ],
};
