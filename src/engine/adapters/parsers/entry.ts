import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParsedBlock } from '../../ports/document-parser.ts';
import { chooseFormat, defaultLimits, readFileBlocks } from '../../sources/formats/index.ts';
import { ParserRequest } from './messages.ts';
import type { ParserReply } from './messages.ts';

/** Blocks per message. */
const BATCH = 100;

/**
 * The parser process: reads one document at a time and sends its blocks. It has no database, no models and no way to the network,
 * and it ends with its parent. Whatever a document does to it, the engine only sees it stop.
 */
function main(): void {
  const scratch = process.env['GUILDHALL_PARSER_SCRATCH'];
  const temporaryParent = scratch ?? tmpdir();
  let proceed: () => void = () => undefined;
  process.on('disconnect', () => {
    // The parent is gone: nobody else removes what is left here.
    if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
    process.exit(0);
  });
  process.on('message', (message) => {
    const request = ParserRequest.parse(message);
    if (request.type === 'continue') {
      proceed();
      return;
    }
    const nextBatch = (): Promise<void> => new Promise((resolve) => (proceed = resolve));
    void parse({ request, temporaryParent, nextBatch });
  });
}

async function parse(options: {
  readonly request: Extract<ParserRequest, { type: 'parse' }>;
  readonly temporaryParent: string;
  readonly nextBatch: () => Promise<void>;
}): Promise<void> {
  const { request, nextBatch } = options;
  const { id } = request;
  const temporaryFolder = await mkdtemp(join(options.temporaryParent, 'guildhall-parse-'));
  let batch: ParsedBlock[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const proceed = nextBatch();
    send({ type: 'blocks', id, blocks: batch });
    batch = [];
    await proceed;
  };
  try {
    for await (const item of readFileBlocks({ ...request, limits: defaultLimits, temporaryFolder, chooseFormat })) {
      if (item.type === 'block') batch.push(item.block);
      else if (item.type === 'format') send({ type: 'format', id, format: item.format });
      else send({ type: 'problem', id, problem: item.problem });
      if (batch.length === BATCH) await flush();
    }
    await flush();
  } finally {
    await rm(temporaryFolder, { recursive: true, force: true });
  }
  send({ type: 'end', id });
}

function send(reply: ParserReply): void {
  process.send?.(reply);
}

main();
