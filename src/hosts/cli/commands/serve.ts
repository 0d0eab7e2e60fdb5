import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { fstatSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok } from '../../../shared/kernel/result.ts';
import { builtRenderer } from '../../entries.ts';
import { startServer } from '../../server/start-server.ts';
import { parseArguments, usage } from '../arguments.ts';
import type { CliCommand, CommandContext } from '../command.ts';
import { connect } from '../connect.ts';
import { exitCodeOf } from '../exit-codes.ts';

export const serveCommand: CliCommand = {
  name: 'serve',
  synopsis: '[--port <number>] [--open] [--renderer <folder>] [--data <folder>]',
  summary: 'Serves the browser version to this machine only, until it is stopped.',
  details: [
    '  --port <number>      0, the default, takes any free port; always on 127.0.0.1',
    '  --open               opens the address in the browser',
    '  --renderer <folder>  the built page, when it is not where the build puts it',
    '',
    'Prints READY:<port> and the address. Ends with Ctrl-C, SIGTERM, or when the program that started it lets go of its input.',
  ],
  async run(args, context) {
    const parsed = parseArguments(args, {
      port: { type: 'string', default: '0' },
      open: { type: 'boolean', default: false },
      renderer: { type: 'string' },
      data: { type: 'string' },
    });
    if (!parsed.ok) return parsed;
    const { port, open, renderer, data } = parsed.value.values;
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return err(usage(`"${port}" is not a port.`));
    const rendererFolder = renderer ?? builtRenderer();
    await noteMissingPage(rendererFolder, context);
    const server = await listen({ port: Number(port), rendererFolder });
    if (typeof server === 'string') return err({ exitCode: exitCodeOf.failed, message: server });
    try {
      const connected = await connect({ data, server, recover: true });
      if (!connected.ok) return connected;
      if (connected.value.engine === null) {
        await connected.value.close();
        return err({ exitCode: exitCodeOf.failed, message: 'Guildhall is served already from this data folder.' });
      }
      context.terminal.out(`READY:${server.port}\n${server.address}\n`);
      if (open) openInBrowser(server.address, context);
      await untilStopped(context.signal);
      await connected.value.close();
      return ok(0);
    } finally {
      await server.close();
    }
  },
};

async function listen(options: Parameters<typeof startServer>[0]) {
  try {
    return await startServer(options);
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    if (taken) return `Port ${options.port} is taken. Leave --port away to take a free one.`;
    return `The port cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

async function noteMissingPage(folder: string, { terminal }: CommandContext): Promise<void> {
  try {
    await access(join(folder, 'index.html'));
  } catch {
    terminal.line(`The page is not built yet (${folder}). Run "npm run build"; the terminal commands work meanwhile.`);
  }
}

/** A pipe as input means that a program started this one; when it closes, that program is gone. */
function untilStopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    const input = fstatSync(0);
    if (!input.isFIFO() && !input.isSocket()) return;
    process.stdin.on('end', () => resolve()).on('close', () => resolve());
    process.stdin.resume();
  });
}

function openInBrowser(address: string, { terminal }: CommandContext): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['explorer', address]
        : ['xdg-open', address];
  if (program === undefined) return;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => terminal.line('No browser could be opened; open the address yourself.'));
  child.unref();
}
