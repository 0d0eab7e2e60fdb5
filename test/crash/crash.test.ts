import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { createRandom } from '../../src/engine/evaluation/launch-delay/random.ts';
import { createEventStore, migrations, openDatabase } from '../../src/engine/storage/index.ts';
import type { RunEvent } from '../../src/shared/events/index.ts';
import { RunId } from '../../src/shared/kernel/ids.ts';

const folder = mkdtempSync(join(tmpdir(), 'guildhall-crash-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const seed = 20_260_302;
const crashes = 20;
const runId = RunId.parse('run-1');

type Engine = {
  readonly working: Promise<void>;
  readonly finished: Promise<void>;
  readonly inferencePid: () => number;
  readonly hasFinished: () => boolean;
  kill(): Promise<void>;
};

function startEngine(options: { readonly dataFolder: string; readonly sideFile: string }): Engine {
  const runner = join(import.meta.dirname, 'crash-runner.ts');
  const child = spawn(process.execPath, [runner, options.dataFolder, options.sideFile], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  const working = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<void>();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let inferencePid = 0;
  let hasFinished = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('inference ')) inferencePid = Number(line.slice(10));
    if (line === 'working') working.resolve();
    if (!line.startsWith('finished ')) return;
    hasFinished = true;
    if (line === 'finished []') finished.resolve();
    else finished.reject(new Error(line));
  });
  child.once('exit', (code) => {
    running.delete(child);
    const error = new Error(`the engine ended by itself with ${code}`);
    working.reject(error);
    finished.reject(error);
  });
  // A killed engine never finishes; nobody waits for it then.
  working.promise.catch(() => undefined);
  finished.promise.catch(() => undefined);
  return {
    working: working.promise,
    finished: finished.promise,
    inferencePid: () => inferencePid,
    hasFinished: () => hasFinished,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** What is durable in a data folder whose engine is dead. */
function readStore(dataFolder: string) {
  const opened = openDatabase({ file: join(dataFolder, 'guildhall.sqlite'), migrations });
  if (!opened.ok) throw new Error(opened.error.message);
  const database = opened.value;
  const store = createEventStore({ database, clock: { now: () => 0 } });
  const events = store.read({ runId, afterSeq: 0 });
  const state = store.state(runId);
  const steps = database.prepare('SELECT step_key FROM step_results').pluck().all().map(String);
  const intact = database.pragma('integrity_check', { simple: true });
  database.close();
  return { events, state, steps, intact };
}

function linesOf(sideFile: string): readonly string[] {
  return readFileSync(sideFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function place(name: string) {
  const dataFolder = join(folder, name);
  mkdirSync(dataFolder);
  const sideFile = join(dataFolder, 'asked.txt');
  writeFileSync(sideFile, '');
  return { dataFolder, sideFile };
}

/** `a/first/decider` is asked with the text `a first`; of sub-tasks `f/x/second/worker` with `f-x second`. */
function questionOf(stepKey: string): string {
  const parts = stepKey.split('/');
  return `${parts.slice(0, -2).join('-')} ${parts.at(-2)}`;
}

const succeeded = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'task.succeeded' ? [event.taskId ?? ''] : [])).toSorted();
const planOf = (events: readonly RunEvent[]): unknown => events.find((event) => event.type === 'plan.accepted')?.data;

test(
  `${crashes} runs, each killed once with SIGKILL, resume: same plan, no task done twice, nothing committed lost`,
  { timeout: 120_000 },
  async () => {
    const reference = place('reference');
    const undisturbed = startEngine(reference);
    await undisturbed.working;
    const startedAt = performance.now();
    await undisturbed.finished;
    const duration = performance.now() - startedAt;
    await undisturbed.kill();
    const expected = readStore(reference.dataFolder);
    expect(expected.state?.status).toBe('succeeded');
    expect(succeeded(expected.events)).toHaveLength(15);

    const random = createRandom(seed);
    const plans = Array.from({ length: crashes }, (_, index) => ({
      name: `run-${index + 1}`,
      target: index % 2 === 0 ? ('engine' as const) : ('inference' as const),
      at: duration * (0.02 + 0.93 * random.next()),
    }));
    const landed: string[] = [];

    const crashOnce = async ({ name, target, at }: (typeof plans)[number]): Promise<void> => {
      const folders = place(name);
      let engine = startEngine(folders);
      await engine.working;
      await sleep(at);
      const inTime = !engine.hasFinished();
      let before: ReturnType<typeof readStore> | null = null;
      let askedBefore = 0;
      if (target === 'inference') {
        if (engine.inferencePid() !== 0 && inTime) process.kill(engine.inferencePid(), 'SIGKILL');
      } else {
        await engine.kill();
        // The orphaned inference process may still note its last answers; the engine that asked is gone.
        await sleep(50);
        before = readStore(folders.dataFolder);
        askedBefore = linesOf(folders.sideFile).length;
        engine = startEngine(folders);
      }
      await engine.finished;
      await engine.kill();
      const after = readStore(folders.dataFolder);
      if (inTime) landed.push(`${name} ${target}`);

      expect(after.intact).toBe('ok');
      expect(after.state?.status).toBe('succeeded');
      expect(after.state?.answer).toEqual(expected.state?.answer);
      expect(planOf(after.events)).toEqual(planOf(expected.events));
      expect(succeeded(after.events)).toEqual(succeeded(expected.events));
      expect(after.steps.toSorted()).toEqual(expected.steps.toSorted());
      expect(after.events.map((event) => event.seq)).toEqual(after.events.map((_event, index) => index + 1));
      if (before === null) {
        expect(after.state?.recoveries).toBe(0);
        return;
      }
      expect(after.events.slice(0, before.events.length)).toEqual(before.events);
      const askedAgain = new Set(linesOf(folders.sideFile).slice(askedBefore));
      expect(before.steps.map(questionOf).filter((question) => askedAgain.has(question))).toEqual([]);
      expect(after.state?.recoveries).toBe(before.state === null || before.state.status === 'succeeded' ? 0 : 1);
    };

    const queue = [...plans];
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await crashOnce(next);
    };
    await Promise.all([worker(), worker()]);
    expect(landed.length).toBeGreaterThan(crashes / 2);
  },
);
