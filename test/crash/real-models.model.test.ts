import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunReport } from '../../src/shared/domain/answer.ts';
import { RunEvent } from '../../src/shared/events/index.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';
import { readFolderTruth, scoreFolder } from '../support/folder-truth.ts';
import { checkout, guildhall, reportOf, startGuildhall } from '../support/guildhall.ts';

/** A small clinic's tracker, chat and mail, in another trade than the sample: a run of about two minutes. */
const folder = join(checkout, 'test', 'folders', 'clinic-opening');
const exportsFolder = join(folder, 'exports');
const truth = await readFolderTruth(folder);

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'guildhall-killed-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

function startRun(): ChildProcess {
  const args = ['run', 'launch-delay', truth.question, '--folder', exportsFolder, '--json', '--yes', '--data', data];
  return startGuildhall({ args });
}

/** Resolves with the run’s id when the dates are found: the readers of mail and chat are then waiting for the model, for half a minute. */
async function untilReading(child: ChildProcess): Promise<string> {
  let said = '';
  return await new Promise((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const runId = /^Run (\S+) /m.exec(said)?.[1];
      if (runId !== undefined && /done\s+Find the dates/.test(said)) resolve(runId);
    });
    child.once('close', (code) => reject(new Error(`The run ended too early (${code}): ${said}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once('close', resolve));
}

/** The process that runs the models: the descendant whose command line names the inference entry. */
function inferencePid(parent: number): number {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
      return match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '' }];
    });
  const family = new Set([parent]);
  for (const entry of table) if (family.has(entry.parent)) family.add(entry.pid);
  const found = table.find((entry) => family.has(entry.pid) && /inference[/.]/.test(entry.command));
  if (found === undefined) throw new Error('No inference process was found.');
  return found.pid;
}

async function eventsOf(runId: string): Promise<readonly RunEvent[]> {
  const { stdout } = await guildhall({ args: ['trace', runId, '--json', '--data', data] });
  return stdout.split('\n').flatMap((line) => {
    if (line === '') return [];
    const event = parseJson(RunEvent, line);
    if (!event.ok) throw new Error(event.error.message);
    return [event.value];
  });
}

/** What a kill must not change: every claim cites, and of the true causes at most one is missed. */
function expectGoodAnswer(report: RunReport): void {
  const { causesMissed, uncited } = scoreFolder({ truth, report });
  expect({ causesMissed: causesMissed.length <= 1, uncited }).toEqual({ causesMissed: true, uncited: [] });
}

function expectEachTaskOnce(events: readonly RunEvent[]): void {
  const finished = events.flatMap((event) => (event.type === 'task.succeeded' ? [event.taskId] : []));
  expect(new Set(finished).size).toBe(finished.length);
  expect(events.filter((event) => event.type === 'plan.accepted')).toHaveLength(1);
}

test(
  'the engine is killed: the run goes on with the same plan, and nothing is done twice',
  { timeout: 1_500_000 },
  async () => {
    const child = startRun();
    const runId = await untilReading(child);
    child.kill('SIGKILL');
    await ended(child);
    const before = await eventsOf(runId);
    const report = reportOf(await guildhall({ args: ['resume', runId, '--json', '--data', data] }));
    const after = await eventsOf(runId);
    expect(report.status).toBe('succeeded');
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.some((event) => event.type === 'run.recovered')).toBe(true);
    expectGoodAnswer(report);
    expectEachTaskOnce(after);
  },
);

test(
  'the inference process is killed: the attempt is interrupted and the run succeeds',
  { timeout: 1_500_000 },
  async () => {
    const child = startRun();
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    await untilReading(child);
    if (child.pid === undefined) throw new Error('The run did not start.');
    process.kill(inferencePid(child.pid), 'SIGKILL');
    await ended(child);
    const report = reportOf({ code: child.exitCode, signal: child.signalCode, stdout, stderr: '' });
    const events = await eventsOf(report.runId);
    expect(report.status).toBe('succeeded');
    expectGoodAnswer(report);
    expect(events.some((event) => event.type === 'task.interrupted' || event.type === 'model.failed')).toBe(true);
    expectEachTaskOnce(events);
  },
);
