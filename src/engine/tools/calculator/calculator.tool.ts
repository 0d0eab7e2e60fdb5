import { z } from 'zod';
import { err, ok } from '../../../shared/kernel/result.ts';
import { defineTool } from '../define-tool.ts';
import { plainNumber } from '../plain-number.ts';
import { evaluate } from './evaluate.ts';

export const calculator = defineTool({
  name: 'calculator',
  title: 'Calculator',
  description: 'Computes an arithmetic expression of numbers, + - * / ^ and parentheses, such as (1250 - 980) / 12.',
  input: z.strictObject({ expression: z.string().min(1).max(200) }),
  output: z.strictObject({ value: z.string() }),
  effect: 'E0',
  approval: 'grant',
  timeoutMs: 1000,
  async run({ input }) {
    const value = evaluate(input.expression);
    if (!value.ok) return err({ code: 'not-computable', message: value.error });
    return ok({ value: plainNumber(value.value) });
  },
});
