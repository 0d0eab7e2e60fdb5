import type { EngineClient } from '../../../shared/contract/index.ts';
import type { RunFeed } from '../../../shared/contract/runs.ts';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import { ConversationId } from '../../../shared/domain/conversation.ts';
import type { Block } from '../../../shared/domain/source.ts';
import type { RunEvent } from '../../../shared/events/index.ts';
import { delay } from '../../../shared/kernel/abort.ts';
import { invariant } from '../../../shared/kernel/assert.ts';
import { BlockId } from '../../../shared/kernel/ids.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Recording } from './recording.ts';
import { RECORDED } from './recording.ts';

const SPEED = 10;
const LONGEST_PAUSE_MS = 1_200;

/**
 * An engine client that also knows the recorded run: its events arrive one after the other, faster than they happened, and its texts
 * and cited passages are there. Stop skips to its end. Everything else goes to the engine.
 */
export function withRecording(client: EngineClient, load: () => Promise<Recording>): EngineClient {
  const skip = new AbortController();
  const played: { recording: Recording | null } = { recording: null };
  const loadOnce = async (): Promise<Recording> => (played.recording ??= await load());
  return {
    ...client,
    runs: {
      ...client.runs,
      events: (input, options) =>
        input.runId === RECORDED
          ? play({ load: loadOnce, afterSeq: input.afterSeq, signal: options.signal, skip: skip.signal })
          : client.runs.events(input, options),
      blob: async (input, options) => {
        const text = played.recording?.texts.get(input.sha256);
        return text === undefined ? client.runs.blob(input, options) : ok({ text });
      },
      cancel: async (input, options) => {
        if (input.runId !== RECORDED) return client.runs.cancel(input, options);
        skip.abort();
        return ok({});
      },
    },
    chat: {
      ...client.chat,
      ofRun: async (input, options) =>
        input.runId === RECORDED ? ok(conversationOf(await loadOnce())) : client.chat.ofRun(input, options),
      // The next question begins a conversation of its own: the recorded one is in no engine.
      ask: (input, options) =>
        client.chat.ask(input.after === RECORDED ? { ...input, conversationId: null, after: null } : input, options),
    },
    sources: {
      ...client.sources,
      passage: async (input, options) => {
        const block = input.workspaceId === String(RECORDED) ? passageOf(await loadOnce(), input) : null;
        if (block === null) return client.sources.passage(input, options);
        return ok({ block, before: [], after: [], stale: false });
      },
    },
  };
}

async function* play(options: {
  readonly load: () => Promise<Recording>;
  readonly afterSeq: number;
  readonly signal: AbortSignal;
  readonly skip: AbortSignal;
}): AsyncGenerator<RunFeed> {
  const { load, afterSeq, signal, skip } = options;
  const { events } = await load();
  const first = events[0]?.ts ?? 0;
  const startedAt = Date.now();
  let last = first;
  for (const event of events) {
    const pause = Math.min((event.ts - last) / SPEED, LONGEST_PAUSE_MS);
    last = event.ts;
    if (event.seq <= afterSeq) continue;
    if (pause > 0 && !skip.aborted) {
      await delay({ ms: pause, signal: AbortSignal.any([signal, skip]) }).catch(() => undefined);
      if (signal.aborted) return;
    }
    yield { kind: 'events', events: [{ ...event, ts: startedAt + event.ts - first }] };
  }
}

function conversationOf({ events }: Recording): Conversation {
  const first = events[0];
  invariant(first?.type === 'run.created', 'a recording begins with its run');
  const { question, teamId, workspaceId } = first.data;
  const createdAt = Date.now();
  const turn = { runId: RECORDED, after: null, teamId, question, status: 'running', why: '', createdAt } as const;
  return { id: ConversationId.parse(RECORDED), workspaceId, title: question, createdAt, turns: [turn] };
}

/** The cited text stands in the recorded answer itself, so it opens without the files it came from. */
function passageOf(recording: Recording, wanted: { readonly file: string; readonly locator: string }): Block | null {
  const cited = recording.events
    .flatMap(citationsOf)
    .find(({ file, locator }) => file === wanted.file && locator === wanted.locator);
  if (cited === undefined) return null;
  const { file, locator, text } = cited;
  return {
    id: BlockId.parse(`${file}#${locator}`),
    file,
    kind: 'page',
    locator,
    title: '',
    text,
    start: 0,
    end: text.length,
    timestamp: null,
    author: null,
    thread: null,
    fields: {},
  };
}

function citationsOf(
  event: RunEvent,
): readonly { readonly file: string; readonly locator: string; readonly text: string }[] {
  if (event.type === 'verify.concluded') return event.data.citations;
  return event.type === 'run.finished' ? (event.data.answer?.citations ?? []) : [];
}
