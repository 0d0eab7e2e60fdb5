import { mkdir } from 'node:fs/promises';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/create-engine.ts';
import { processEntries, resourcesFolder } from '../../src/hosts/entries.ts';
import { physicalCores } from '../../src/hosts/physical-cores.ts';
import type { RunReport } from '../../src/shared/domain/answer.ts';
import type { Workspace } from '../../src/shared/domain/workspace.ts';
import type { EventData, RunEvent } from '../../src/shared/events/index.ts';
import type { WireError } from '../../src/shared/contract/errors.ts';
import type { Result } from '../../src/shared/kernel/result.ts';

export type ModelsOfRun = EventData<'run.created'>['models'];

/** An engine in this process with a data folder of its own. Whoever opens it closes it. */
export async function openSession(options: {
  readonly dataFolder: string;
  /** Added to this process's environment, for example `GUILDHALL_WORKER`. */
  readonly environment: Readonly<Record<string, string>>;
}): Promise<Engine> {
  await mkdir(options.dataFolder, { recursive: true });
  const created = await createEngine({
    dataFolder: options.dataFolder,
    resourcesFolder: resourcesFolder(),
    entries: processEntries(),
    cores: physicalCores(),
    environment: { ...process.env, GUILDHALL_OFFLINE: '1', ...options.environment },
    host: 'evaluation',
    reportFault: ({ method, cause }) => {
      process.stderr.write(
        `  fault in ${method}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`,
      );
      return method;
    },
  });
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

/** Opens a folder as a workspace and reads it. */
export async function ingest(options: {
  readonly engine: Engine;
  readonly folder: string;
  readonly signal: AbortSignal;
}): Promise<{ readonly workspace: Workspace; readonly ms: number }> {
  const { engine, folder, signal } = options;
  const startedAt = performance.now();
  const workspace = valueOf(await engine.handlers.workspaces.open({ folder }, { signal }));
  for await (const progress of engine.handlers.sources.ingest({ workspaceId: workspace.id }, { signal })) {
    if (progress.stage === 'failed') throw new Error(`The folder could not be read: ${progress.note}`);
  }
  return { workspace, ms: performance.now() - startedAt };
}

export type TeamRun = {
  readonly report: RunReport;
  readonly models: ModelsOfRun;
  /** Why the run ended as it did, in the engine's words; it may quote sources. */
  readonly reason: string;
  readonly ms: number;
};

/** Runs the launch-delay team to its end. Nobody is there to answer, so a run that asks is cancelled and counts as it stands. */
export async function runTeam(options: {
  readonly engine: Engine;
  readonly workspace: Workspace;
  readonly question: string;
  readonly signal: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}): Promise<TeamRun> {
  const { workspace, question, signal, onEvent } = options;
  const { runs } = options.engine.handlers;
  const startedAt = performance.now();
  const { runId } = valueOf(
    await runs.start(
      { workspaceId: workspace.id, teamId: 'launch-delay', question, asOf: null, confirmPlan: false },
      { signal },
    ),
  );
  let models: ModelsOfRun = {};
  let reason = '';
  for await (const feed of runs.events({ runId, afterSeq: 0 }, { signal })) {
    if (feed.kind !== 'events') continue;
    for (const event of feed.events) {
      onEvent?.(event);
      if (event.type === 'run.created') models = event.data.models;
      if (event.type === 'run.finished') reason = event.data.reason;
      if (event.type === 'wait.opened') valueOf(await runs.cancel({ runId }, { signal }));
    }
  }
  signal.throwIfAborted();
  const report = valueOf(await runs.report({ runId }, { signal }));
  return { report, models, reason, ms: performance.now() - startedAt };
}

/** For scripts, where an expected failure still ends everything. */
export function valueOf<Value>(result: Result<Value, WireError>): Value {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}
