import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

const token = /\s*(\d+(?:\.\d+)?|[-+*/^()])/y;

/** The value of an arithmetic expression: + - * / ^, parentheses, a leading minus. Says what is wrong with one that has none. */
export function evaluate(expression: string): Result<number, string> {
  const tokens = split(expression);
  if (tokens === null) return err('It holds something other than numbers, + - * / ^ and parentheses.');
  const reader = { tokens, at: 0 };
  const value = sum(reader);
  if (value === null || reader.at < tokens.length) return err('It is not a whole expression.');
  return Number.isFinite(value) ? ok(value) : err('It has no finite value.');
}

type Reader = { readonly tokens: readonly string[]; at: number };

function split(expression: string): readonly string[] | null {
  const tokens: string[] = [];
  const text = expression.trim();
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match?.[1] === undefined) return null;
    tokens.push(match[1]);
  }
  return tokens;
}

function sum(reader: Reader): number | null {
  return chain({ reader, next: product, signs: ['+', '-'] });
}

function product(reader: Reader): number | null {
  return chain({ reader, next: power, signs: ['*', '/'] });
}

function chain(options: {
  readonly reader: Reader;
  readonly next: (reader: Reader) => number | null;
  readonly signs: readonly string[];
}): number | null {
  const { reader, next, signs } = options;
  let value = next(reader);
  for (;;) {
    const sign = reader.tokens[reader.at];
    if (value === null || sign === undefined || !signs.includes(sign)) return value;
    reader.at += 1;
    const right = next(reader);
    value = right === null ? null : apply({ sign, left: value, right });
  }
}

function apply(options: { readonly sign: string; readonly left: number; readonly right: number }): number {
  const { sign, left, right } = options;
  if (sign === '+') return left + right;
  if (sign === '-') return left - right;
  return sign === '*' ? left * right : left / right;
}

/** Binds tighter than a minus before it, and from the right: -2^2 is -4, 2^3^2 is 512. */
function power(reader: Reader): number | null {
  if (reader.tokens[reader.at] === '-') {
    reader.at += 1;
    const value = power(reader);
    return value === null ? null : -value;
  }
  const base = atom(reader);
  if (base === null || reader.tokens[reader.at] !== '^') return base;
  reader.at += 1;
  const exponent = power(reader);
  return exponent === null ? null : base ** exponent;
}

function atom(reader: Reader): number | null {
  const text = reader.tokens[reader.at];
  reader.at += 1;
  if (text === undefined) return null;
  if (text !== '(') return /^\d/.test(text) ? Number(text) : null;
  const value = sum(reader);
  if (reader.tokens[reader.at] !== ')') return null;
  reader.at += 1;
  return value;
}
