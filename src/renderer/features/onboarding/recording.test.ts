import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { RunFeed } from '../../../shared/contract/runs.ts';
import { foldRun } from '../../../shared/events/reduce-run.ts';
import { WorkspaceId } from '../../../shared/kernel/ids.ts';
import { scriptedHandlers } from '../../../../e2e/preview/scripted-handlers.ts';
import { withRecording } from './play-recording.ts';
import { RECORDED, parseRecording } from './recording.ts';

const lines = await readFile(new URL('../../../../resources/recorded/launch-delay.jsonl', import.meta.url), 'utf8');

test('the recording that ships can be read to its end by this version', () => {
  const { events, texts } = parseRecording(lines);
  const state = foldRun(events);
  expect({ status: state.status, last: events.at(-1)?.type, id: events[0]?.runId }).toEqual({
    status: 'succeeded',
    last: 'run.finished',
    id: RECORDED,
  });
  expect(events.length + texts.size).toBe(lines.trimEnd().split('\n').length);
});

test('the recorded run is played, stop skips to its end, and its citations open; other runs go to the engine', async () => {
  const { signal } = new AbortController();
  // The scripted engine answers as the client of an open link would.
  const engine = scriptedHandlers('finished') as unknown as Parameters<typeof withRecording>[0];
  const client = withRecording(engine, async () => parseRecording(lines));
  const feeds: RunFeed[] = [];
  for await (const feed of client.runs.events({ runId: RECORDED, afterSeq: 0 }, { signal })) {
    feeds.push(feed);
    if (feeds.length === 2) await client.runs.cancel({ runId: RECORDED });
  }
  const events = feeds.flatMap((feed) => (feed.kind === 'events' ? feed.events : []));
  const { answer } = foldRun(events);
  const cited = answer?.citations[0];
  expect(cited).toBeDefined();
  if (cited === undefined) return;
  const { file, locator, text } = cited;
  const workspaceId = WorkspaceId.parse(String(RECORDED));
  expect(await client.sources.passage({ workspaceId, file, locator })).toMatchObject({
    ok: true,
    value: { block: { file, locator, text } },
  });
});
