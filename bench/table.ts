/** One measurement of a bench: what, how much, and against what. */
export type BenchLine = {
  readonly what: string;
  readonly value: string;
  /** How it compares with the line that it is the answer to, or with the goal; empty when it stands alone. */
  readonly ratio: string;
};

/** A bench: its name is what `--only` takes. `models` are catalogue ids; a bench with no models decides itself. */
export type Bench = {
  readonly name: string;
  readonly title: string;
  run(options: { readonly models: readonly string[] }): Promise<readonly BenchLine[]>;
};

export function formatLines(lines: readonly BenchLine[]): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const middle = Math.max(...lines.map(({ value }) => value.length));
  return lines
    .map(({ what, value, ratio }) => `  ${what.padEnd(width)}  ${value.padStart(middle)}  ${ratio}`.trimEnd())
    .join('\n');
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)}x`;
}
