import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import type {
  DocumentParser,
  FileProblem,
  ParsedBlock,
  ParsedFile,
  ParseRequest,
} from '../../ports/document-parser.ts';
import { ParserReply } from './messages.ts';
import type { ParserRequest } from './messages.ts';
import { isAlive, startParser, stopParser } from './parser-process.ts';
import type { ParserProcess } from './parser-process.ts';

export type ParserClientOptions = {
  /** Path of the parser's entry: `entry.ts` from source, or the built file. */
  readonly entry: string;
  /** The runtime that runs it; absent: this process's own. */
  readonly execPath?: string;
  /** Where the parser may write while it works, for example to unpack a bundle; absent: the system's folder. */
  readonly temporaryFolder?: string;
  /** Heap of the parser process. */
  readonly memoryMegabytes?: number;
  /** The parser is killed after this long without a sign of progress, or in all, for one file. */
  readonly idleMs?: number;
  readonly totalMs?: number;
};

type Settings = Required<Omit<ParserClientOptions, 'execPath'>> & Pick<ParserClientOptions, 'execPath'>;

/** Parses documents one after the other in a child process that is started when needed and replaced when it dies. */
export function createParserClient(options: ParserClientOptions): DocumentParser {
  const settings: Settings = {
    temporaryFolder: tmpdir(),
    memoryMegabytes: 768,
    idleMs: 60_000,
    totalMs: 300_000,
    ...options,
  };
  let parser: ParserProcess | null = null;
  let nextId = 0;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const parseNow = async (request: ParseRequest): Promise<ParsedFile> => {
    request.signal.throwIfAborted();
    if (closed) throw new Error('The parser is closed.');
    if (parser === null || !isAlive(parser)) parser = startParser(settings);
    nextId += 1;
    return readOne({ child: parser.child, id: nextId, request, settings });
  };
  return {
    parse(request) {
      const parsed = queue.then(() => parseNow(request));
      queue = parsed.catch(() => undefined);
      return parsed;
    },
    async close() {
      closed = true;
      if (parser !== null) await stopParser(parser);
      await queue;
    },
  };
}

type Reading = {
  readonly child: ChildProcess;
  readonly id: number;
  readonly request: ParseRequest;
  readonly settings: Settings;
};

/** Collects one file's replies until its end, the parser's end, a time limit, or the caller's abort. */
function readOne(reading: Reading): Promise<ParsedFile> {
  const { child, id, request, settings } = reading;
  return new Promise((resolve, reject) => {
    const blocks: ParsedBlock[] = [];
    const problems: FileProblem[] = [];
    let format = 'unknown';
    const settle = (problem: FileProblem | null): void => {
      cleanUp();
      if (problem !== null) problems.push(problem);
      resolve({ format, blocks, problem: merged(problems) });
    };
    const giveUp = (problem: FileProblem): void => {
      child.kill('SIGKILL');
      settle(problem);
    };
    const onSlow = (): void => giveUp(slow({ blocks: blocks.length }));
    const onExit = (): void => settle(crash({ blocks: blocks.length, memoryMegabytes: settings.memoryMegabytes }));
    const onAbort = (): void => {
      cleanUp();
      child.kill('SIGKILL');
      reject(request.signal.reason as Error);
    };
    const onMessage = (message: unknown): void => {
      const reply = ParserReply.safeParse(message);
      if (!reply.success)
        return giveUp({ code: 'parser-failed', message: 'The parser answered something unreadable.' });
      if (reply.data.id !== id) return;
      idle.refresh();
      if (reply.data.type === 'format') format = reply.data.format;
      else if (reply.data.type === 'problem') problems.push(reply.data.problem);
      else if (reply.data.type === 'end') settle(null);
      else {
        blocks.push(...reply.data.blocks);
        post(child, { type: 'continue', id });
      }
    };
    const idle = setTimeout(onSlow, settings.idleMs);
    const total = setTimeout(onSlow, settings.totalMs);
    const cleanUp = (): void => {
      clearTimeout(idle);
      clearTimeout(total);
      child.off('message', onMessage).off('exit', onExit).off('error', onExit);
      request.signal.removeEventListener('abort', onAbort);
    };
    child.on('message', onMessage).on('exit', onExit).on('error', onExit);
    request.signal.addEventListener('abort', onAbort, { once: true });
    post(child, { type: 'parse', id, path: request.path, file: request.file, entry: request.entry });
  });
}

/** A parser that died between two messages is noticed by its exit. */
function post(child: ChildProcess, message: ParserRequest): void {
  if (child.connected) child.send(message, () => undefined);
}

function merged(problems: readonly FileProblem[]): FileProblem | null {
  const [first, ...others] = problems;
  if (first === undefined) return null;
  return { code: first.code, message: [first, ...others].map(({ message }) => message).join(' ') };
}

function slow(options: { readonly blocks: number }): FileProblem {
  return { code: 'too-slow', message: `Reading it took too long and was stopped${kept(options.blocks)}.` };
}

function crash(options: { readonly blocks: number; readonly memoryMegabytes: number }): FileProblem {
  const reason = `Reading it ended the parser process (it may use ${options.memoryMegabytes} MB)`;
  return { code: 'parser-crashed', message: `${reason}${kept(options.blocks)}.` };
}

function kept(blocks: number): string {
  return blocks === 0 ? '; nothing of it is searchable' : `; the first ${blocks} entries are searchable`;
}
