import { MessageChannelMain } from 'electron';
import type { RunSummary } from '../shared/contract/runs.ts';
import type { RunAtWork } from '../shared/contract/session.ts';
import { contract } from '../shared/contract/index.ts';
import type { EngineClient } from '../shared/contract/index.ts';
import { createClient } from '../shared/rpc/index.ts';
import type { EngineSupervisor } from './engine-process/engine-supervisor.ts';
import { createMainPortTransport } from './engine-process/main-port.ts';
import type { RunChange } from './run-changes.ts';
import { changesBetween } from './run-changes.ts';

const ASK_EVERY_MS = 2_000;
const ANSWER_WITHIN_MS = 1_500;
const RECENT_RUNS = 50;

export type RunWatch = {
  /** Runs that compute or queue, as the engine last said. A run that waits for the person needs no computer. */
  working(): readonly RunAtWork[];
  /** Asks the engine now; what was known before when it does not answer in time. */
  ask(): Promise<readonly RunAtWork[]>;
  close(): void;
};

/** Follows what the engine works on, as a client of its own: main needs it for the tray, the notices and the question before quitting. */
export function watchRuns(options: {
  readonly supervisor: () => EngineSupervisor;
  /** After each answer, with what changed since the one before. */
  readonly onAnswer: (working: readonly RunAtWork[], changes: readonly RunChange[]) => void;
}): RunWatch {
  const { supervisor, onAnswer } = options;
  const link = createLink(supervisor);
  let known: readonly RunAtWork[] = [];
  const working = (): readonly RunAtWork[] => known.filter(({ status }) => status === 'running' || status === 'queued');
  const ask = async (): Promise<readonly RunAtWork[]> => {
    const client = link.client();
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await client?.session.atWork({}, { signal });
    if (client === null || answer?.ok !== true) return working();
    const before = known;
    known = answer.value.runs;
    const gone = before.some((run) => !known.some(({ runId }) => runId === run.runId));
    const recent = gone ? await recentRuns(client, signal) : [];
    onAnswer(working(), changesBetween({ before, now: known, recent, at: Date.now() }));
    return working();
  };
  const timer = setInterval(() => void ask(), ASK_EVERY_MS);
  return {
    working,
    ask,
    close() {
      clearInterval(timer);
      link.close();
    },
  };
}

async function recentRuns(client: EngineClient, signal: AbortSignal): Promise<readonly RunSummary[]> {
  const listed = await client.runs.list({ workspaceId: null, limit: RECENT_RUNS }, { signal });
  return listed.ok ? listed.value.runs : [];
}

/** A client of the engine that runs now; a new one after each restart, null when none will come back. */
function createLink(supervisor: () => EngineSupervisor): { client(): EngineClient | null; close(): void } {
  let current: { readonly client: EngineClient; readonly close: () => void } | null = null;
  return {
    client() {
      if (current !== null) return current.client;
      const engine = supervisor();
      if (engine.stopped() !== null) return null;
      const { port1, port2 } = new MessageChannelMain();
      const transport = createMainPortTransport(port2);
      const opened = { client: createClient({ contract, transport, name: 'main' }), close: () => transport.close() };
      current = opened;
      transport.onClose(() => {
        if (current === opened) current = null;
      });
      engine.connect(port1);
      return opened.client;
    },
    close: () => current?.close(),
  };
}
