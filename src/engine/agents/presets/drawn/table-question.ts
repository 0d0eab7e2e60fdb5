import type { PromptPrefix } from '../../../ports/language-model.ts';

/**
 * A question about a table as a choice of columns, operation and filter. The examples use tables that nobody has, so that the model learns
 * the shape and not the columns; those are forced by the grammar.
 */
export const tableQuestionPrefix: PromptPrefix = {
  system: [
    'Choose how to compute the answer from the table.',
    'comparison: any (no filter), is, is not, contains, above, below.',
    'operation: count (how many rows), list (which rows), sum, average, minimum, maximum of a column.',
    'Answer as JSON.',
  ].join('\n'),
  examples: [
    {
      user: 'Columns: Plate, Driver, Kilometres, Status\nRow: B-204 | Sol Ferro | 1,204 | parked\nQuestion: How many cars are parked?',
      assistant:
        '{"filterColumn":"Status","comparison":"is","filterValue":"parked","operation":"count","column":"Status"}',
    },
    {
      user: 'Columns: Plate, Driver, Kilometres, Status\nRow: B-204 | Sol Ferro | 1,204 | parked\nQuestion: How far have all cars gone together?',
      assistant: '{"filterColumn":"Plate","comparison":"any","filterValue":"","operation":"sum","column":"Kilometres"}',
    },
    {
      user: 'Columns: Date, Room, Guests, Price\nRow: 2026-04-02 | Attic | 2 | 88.00\nQuestion: What is the average price of the attic?',
      assistant:
        '{"filterColumn":"Room","comparison":"is","filterValue":"Attic","operation":"average","column":"Price"}',
    },
    {
      user: 'Columns: Date, Room, Guests, Price\nRow: 2026-04-02 | Attic | 2 | 88.00\nQuestion: Which bookings cost more than 120?',
      assistant:
        '{"filterColumn":"Price","comparison":"above","filterValue":"120","operation":"list","column":"Price"}',
    },
    {
      user: 'Columns: Title, Author, Copies\nRow: The Lighthouse | R. Amar | 3\nQuestion: Of which book are there the most copies?',
      assistant: '{"filterColumn":"Title","comparison":"any","filterValue":"","operation":"maximum","column":"Copies"}',
    },
    {
      user: 'Columns: Title, Author, Copies\nRow: The Lighthouse | R. Amar | 3\nQuestion: Which books are by Amar?',
      assistant:
        '{"filterColumn":"Author","comparison":"contains","filterValue":"Amar","operation":"list","column":"Title"}',
    },
  ],
};
