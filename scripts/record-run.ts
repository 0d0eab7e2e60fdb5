import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createEventStore, migrations, openDatabase } from '../src/engine/storage/index.ts';
import { RunId, Sha256 } from '../src/shared/kernel/ids.ts';

/**
 * Writes a real run as the recording that the first steps play: `node scripts/record-run.ts --data <folder> --run <id>`.
 * One JSON value a line: the events in order, then the texts that they name and that are not too long to ship.
 */
const { values } = parseArgs({ options: { data: { type: 'string' }, run: { type: 'string' } } });
const target = new URL('../resources/recorded/launch-delay.jsonl', import.meta.url);
const LONGEST_TEXT = 6_000;
const NAME = RunId.parse('recorded');

const copy = await mkdtemp(join(tmpdir(), 'guildhall-record-'));
try {
  await cp(values.data ?? '', copy, { recursive: true, filter: (file) => !file.includes('engine.lock') });
  const opened = openDatabase({ file: join(copy, 'guildhall.sqlite'), migrations });
  if (!opened.ok) throw new Error(opened.error.message);
  const store = createEventStore({ database: opened.value, clock: { now: Date.now } });
  const events = store.read({ runId: RunId.parse(values.run), afterSeq: 0 });
  const named = new Set(
    events.flatMap(({ data }) => Object.values(data).filter((value) => Sha256.safeParse(value).success)),
  );
  const texts = z
    .array(Sha256)
    .parse([...named])
    .flatMap((sha256) => {
      const text = store.blobText(sha256);
      return text === null || text.length > LONGEST_TEXT ? [] : [{ sha256, text }];
    });
  // Names of the machine and of its runs say nothing to whoever looks at the recording.
  const own = events.map((event) => ({
    ...event,
    runId: NAME,
    eventId: `${NAME}:${event.seq}`,
    data: {
      ...event.data,
      ...('owner' in event.data ? { owner: NAME } : {}),
      ...('workspaceId' in event.data ? { workspaceId: NAME } : {}),
    },
  }));
  const lines = [...own.map((event) => ({ event })), ...texts.map((text) => ({ text }))];
  await writeFile(target, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  console.log(`${events.length} events and ${texts.length} of ${named.size} texts in ${target.pathname}`);
  opened.value.close();
} finally {
  await rm(copy, { recursive: true, force: true });
}
