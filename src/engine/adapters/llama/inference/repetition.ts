const LONGEST_PERIOD = 48;
const FEWEST_REPEATS = 4;
const FEWEST_TOKENS = 32;

/** True when the text ends in a loop: the same run of up to 48 tokens at least four times over and at least 32 tokens long. */
export function endsInLoop(tokens: readonly number[]): boolean {
  for (let period = 1; period <= LONGEST_PERIOD; period += 1) {
    const span = Math.max(period * FEWEST_REPEATS, FEWEST_TOKENS);
    if (span > tokens.length) continue;
    if (isPeriodic({ tokens, period, span })) return true;
  }
  return false;
}

function isPeriodic(options: {
  readonly tokens: readonly number[];
  readonly period: number;
  readonly span: number;
}): boolean {
  const { tokens, period, span } = options;
  for (let index = tokens.length - span + period; index < tokens.length; index += 1) {
    if (tokens[index] !== tokens[index - period]) return false;
  }
  return true;
}
