import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ToolGrant } from '../../shared/domain/team.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { Sha256 } from '../../shared/kernel/ids.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import { ok } from '../../shared/kernel/result.ts';
import { defineSkill } from '../agents/index.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { demoPlan, demoTask, demoTeam } from '../testing/demo-team.ts';
import { ScriptedModel } from '../testing/scripted-model.ts';
import { createOutputFolder, tools } from '../tools/index.ts';

const engines: TestEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.dispose();
});

/** Calls one tool and hands its result on, whatever it is. */
const calling = (call: { readonly tool: string; readonly arguments: Readonly<Record<string, string | number>> }) =>
  defineSkill({
    name: 'calling',
    input: z.looseObject({}),
    output: z.json(),
    async run(context) {
      const result = await context.callTool({ step: 'call', ...call });
      const output = z.json().parse(result.ok ? { value: result.value } : { code: result.error.code });
      return ok({ output, summary: '', confidence: 1, openIssues: [] });
    },
  });

const sum = { tool: 'calculator', arguments: { expression: '6 * 7' } };
const report = { tool: 'write-file', arguments: { file: 'report.md', text: 'All is well.' } };
const free = (tool: string): readonly ToolGrant[] => [{ tool, approval: 'never' }];

function engineFor(options: {
  readonly call: typeof sum | typeof report;
  readonly grants: readonly ToolGrant[];
  readonly effects?: 'E0' | 'E3';
  readonly dataFolder?: string;
  readonly owner?: string;
  /** The engine is at work on the file when it dies. */
  readonly hangs?: boolean;
}): TestEngine {
  const { call, grants, effects = 'E3', owner = 'engine-1', hangs = false } = options;
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'guildhall-tools-'));
  const output = hangs
    ? { write: () => new Promise<never>(() => undefined) }
    : createOutputFolder({ folder: join(dataFolder, 'outputs') });
  const agents = demoTeam.agents.map((agent) => ({ ...agent, tools: [...grants] }));
  const engine = createTestEngine({
    model: new ScriptedModel([]),
    skills: [calling(call)],
    plan: {
      ...demoPlan,
      tasks: [
        {
          ...demoTask({ id: 'call', skill: 'calling', inputs: {} }),
          effects,
          acceptance: [{ check: 'output-schema' }],
        },
      ],
    },
    dataFolder,
    owner,
    parts: {
      teamOf: () => ({ ...demoTeam, agents }),
      toolbox: { tools, outputOf: () => output },
    },
  });
  engines.push(engine);
  return engine;
}

function outputOf(engine: TestEngine, runId: RunId): unknown {
  const output = engine.service.state(runId)?.tasks[0]?.output ?? null;
  if (output === null) return null;
  const parsed = parseJson(z.json(), engine.store.blobText(Sha256.parse(output)) ?? 'null');
  return parsed.ok ? parsed.value : parsed.error;
}

const toolEventsOf = (engine: TestEngine, runId: RunId): readonly string[] =>
  engine
    .events(runId)
    .map(({ type }) => type)
    .filter((type) => /^(tool|effect|wait|step)\./.test(type));

const filesOf = (engine: TestEngine): readonly string[] =>
  readdirSync(engine.dataFolder).includes('outputs') ? readdirSync(join(engine.dataFolder, 'outputs')) : [];

async function openWait(engine: TestEngine, runId: RunId) {
  await expect.poll(() => engine.service.state(runId)?.waits.some((wait) => wait.decision === null)).toBe(true);
  const wait = engine.service.state(runId)?.waits.find(({ decision }) => decision === null);
  if (wait === undefined) throw new Error('no wait');
  return wait;
}

describe('a tool that only computes', () => {
  it('runs as granted, and is recorded', async () => {
    const engine = engineFor({ call: sum, grants: free('calculator') });
    const runId = engine.start();
    await engine.service.settled(runId);
    expect(outputOf(engine, runId)).toEqual({ value: { value: '42' } });
    expect(toolEventsOf(engine, runId)).toEqual(['tool.requested', 'tool.completed']);
  });

  it('is denied without a grant', async () => {
    const engine = engineFor({ call: sum, grants: free('table-query') });
    const runId = engine.start();
    await engine.service.settled(runId);
    expect(outputOf(engine, runId)).toEqual({ code: 'denied' });
    expect(toolEventsOf(engine, runId)).toEqual(['tool.requested', 'tool.failed']);
  });

  it('is asked where the grant says so', async () => {
    const engine = engineFor({ call: sum, grants: [{ tool: 'calculator', approval: 'always' }] });
    const runId = engine.start();
    const { waitId, fingerprint, kind } = await openWait(engine, runId);
    expect(kind).toBe('approve');
    await engine.service.answerWait({ runId, waitId, fingerprint, decision: 'Refuse' });
    await engine.service.settled(runId);
    expect(outputOf(engine, runId)).toEqual({ code: 'refused' });
  });
});

describe('a tool that writes', () => {
  it('writes nothing before the person allows exactly this, then once', async () => {
    const engine = engineFor({ call: report, grants: free('write-file') });
    const runId = engine.start();
    const { waitId, fingerprint, prompt } = await openWait(engine, runId);
    expect(prompt).toContain('file: report.md\ntext: All is well.');
    expect([filesOf(engine), toolEventsOf(engine, runId)]).toEqual([[], ['tool.requested', 'wait.opened']]);
    await engine.service.answerWait({ runId, waitId, fingerprint, decision: 'Allow' });
    await engine.service.settled(runId);
    expect(outputOf(engine, runId)).toEqual({ value: { file: 'report.md', bytes: 12 } });
    expect(readFileSync(join(engine.dataFolder, 'outputs', 'report.md'), 'utf8')).toBe('All is well.');
    expect(toolEventsOf(engine, runId)).toEqual([
      'tool.requested',
      'wait.opened',
      'wait.resolved',
      'effect.intended',
      'effect.committed',
      'tool.completed',
    ]);
  });

  it('writes nothing when the person refuses', async () => {
    const engine = engineFor({ call: report, grants: free('write-file') });
    const runId = engine.start();
    const { waitId, fingerprint } = await openWait(engine, runId);
    await engine.service.answerWait({ runId, waitId, fingerprint, decision: 'Refuse' });
    await engine.service.settled(runId);
    expect([outputOf(engine, runId), filesOf(engine)]).toEqual([{ code: 'refused' }, []]);
  });

  it('is denied to a task whose plan does not foresee it', async () => {
    const engine = engineFor({ call: report, grants: free('write-file'), effects: 'E0' });
    const runId = engine.start();
    await engine.service.settled(runId);
    expect([outputOf(engine, runId), filesOf(engine)]).toEqual([{ code: 'denied' }, []]);
  });

  it('asks another time in another run: an approval is for one call', async () => {
    const engine = engineFor({ call: report, grants: free('write-file') });
    const prints: string[] = [];
    for (const runId of [engine.start(), engine.start()]) {
      prints.push((await openWait(engine, runId)).fingerprint);
      await engine.service.cancel(runId);
    }
    expect(new Set(prints).size).toBe(2);
  });

  it.each([
    ['It happened', []],
    ['It did not happen', ['report.md']],
  ] as const)('after a crash between intent and result the person decides: %s', async (decision, files) => {
    const first = engineFor({ call: report, grants: free('write-file'), hangs: true });
    const runId = first.start();
    const { waitId, fingerprint } = await openWait(first, runId);
    await first.service.answerWait({ runId, waitId, fingerprint, decision: 'Allow' });
    await expect.poll(() => toolEventsOf(first, runId).at(-1)).toBe('effect.intended');
    first.kill();
    const second = engineFor({
      call: report,
      grants: free('write-file'),
      dataFolder: first.dataFolder,
      owner: 'engine-2',
    });
    second.service.recover();
    const asked = await openWait(second, runId);
    expect(asked.prompt).toContain('may or may not have happened');
    await second.service.answerWait({ runId, waitId: asked.waitId, fingerprint: asked.fingerprint, decision });
    await second.service.settled(runId);
    expect([outputOf(second, runId), filesOf(second)]).toEqual([{ value: { file: 'report.md', bytes: 12 } }, files]);
  });
});
