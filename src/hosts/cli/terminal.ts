import { createInterface } from 'node:readline/promises';

/** The person's side of the command line: answers on stdout, everything else on stderr. */
export type Terminal = {
  /** Whether a person can be asked. */
  readonly interactive: boolean;
  /** Whether stderr is a terminal whose last line can be rewritten. */
  readonly live: boolean;
  readonly columns: number;
  out(text: string): void;
  line(text: string): void;
  /** Shows a line that the next one replaces; does nothing where that is not possible. */
  status(text: string): void;
  ask(options: { readonly question: string; readonly signal: AbortSignal }): Promise<string>;
};

type Streams = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
};

const ERASE_LINE = '\r\u001b[2K';

export function createTerminal({ stdin, stdout, stderr }: Streams): Terminal {
  const live = stderr.isTTY === true && process.env['TERM'] !== 'dumb';
  let statusShown = false;
  const clear = (): string => {
    const text = statusShown ? ERASE_LINE : '';
    statusShown = false;
    return text;
  };
  return {
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    live,
    columns: stderr.columns ?? 100,
    out: (text) => void stdout.write(text),
    line: (text) => void stderr.write(`${clear()}${printable(text)}\n`),
    status(text) {
      if (!live) return;
      stderr.write(`${ERASE_LINE}${printable(text).slice(0, (stderr.columns ?? 100) - 1)}`);
      statusShown = true;
    },
    async ask({ question, signal }) {
      stderr.write(clear());
      const reader = createInterface({ input: stdin, output: stderr });
      try {
        return await reader.question(question, { signal });
      } finally {
        reader.close();
      }
    },
  };
}

/** Source text and model output may hold control sequences; a terminal must not obey them. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
