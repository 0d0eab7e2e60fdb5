import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { HandedItem } from '../../shared/domain/hand-off.ts';
import type { Block } from '../../shared/domain/source.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { AgentDocument, TeamDocument } from '../../shared/domain/team.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { BlockId, Sha256, TaskId } from '../../shared/kernel/ids.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import { presetInfos, skills } from '../agents/index.ts';
import type { LanguageModel } from '../ports/language-model.ts';
import { isFinished } from '../../shared/events/reduce-run.ts';
import { createOutputFolder, tools } from '../tools/index.ts';
import { createTestEngine } from './create-test-engine.ts';
import type { TestEngine } from './create-test-engine.ts';
import { demoTeam } from './demo-team.ts';
import { createHashEmbedder } from './hash-embedder.ts';

/** An agent as it is when its preset is dropped on the canvas, with changes. */
export function agentOf(preset: string, changes: Partial<AgentDocument> = {}): AgentDocument {
  const info = presetInfos.find(({ id }) => id === preset);
  if (info === undefined) throw new Error(`there is no preset ${preset}`);
  return { ...info.agent, id: preset, position: { x: 0, y: 0 }, ...changes };
}

/** A block of running text as a source would give it. */
export function textBlock(
  options: { readonly id: string; readonly text: string } & Omit<Partial<Block>, 'id' | 'text'>,
): Block {
  const { id, text, ...changes } = options;
  return {
    id: BlockId.parse(id),
    file: 'notes.md',
    kind: 'passage',
    locator: id,
    title: 'Notes',
    text,
    start: 0,
    end: text.length,
    timestamp: null,
    author: null,
    thread: null,
    fields: {},
    ...changes,
  };
}

/** The whole of a block as an item that is handed over. */
export function itemOf(block: Block, changes: Partial<HandedItem> = {}): HandedItem {
  const { file, locator, text } = block;
  const source = { blockId: block.id, file, locator, start: 0, end: text.length };
  return { id: block.id, text, source, label: null, confidence: 1, sure: true, fields: {}, ...changes };
}

export type DrawnRun = {
  readonly engine: TestEngine;
  /** Where the run may write. */
  readonly outputs: string;
  readonly task: RunState['tasks'][number];
  readonly state: RunState;
  /** The task's result, as it was stored; null when it has none. */
  readonly output: unknown;
  dispose(): Promise<void>;
};

/** Runs one task of a drawn team through the real run loop, with real SQLite, all skills and all tools. */
export async function runDrawn(options: {
  readonly skill: string;
  readonly agent: AgentDocument;
  readonly model: LanguageModel;
  readonly blocks?: readonly Block[];
  readonly from?: readonly (readonly HandedItem[])[];
  readonly input?: Task['inputs'];
  readonly question?: string;
  readonly task?: Partial<Task>;
  /** Answers each wait with one of its options. */
  readonly answer?: (options: readonly string[]) => string;
}): Promise<DrawnRun> {
  const { skill, agent, from = [], blocks = [] } = options;
  const outputs = mkdtempSync(join(tmpdir(), 'guildhall-outputs-'));
  const team: TeamDocument = { ...demoTeam, coordinator: agent.id, agents: [agent] };
  const ways = Object.fromEntries(from.map((items, index) => [`from${index + 1}`, { items }]));
  const task: Task = {
    id: TaskId.parse('drawn'),
    kind: agent.kinds[0] ?? 'report',
    title: agent.title,
    objective: 'Test.',
    skill,
    assignee: agent.id,
    inputs: {
      agent: z.json().parse(agent),
      takes: from.map(() => null),
      ...z.record(z.string(), z.json()).parse(ways),
      ...options.input,
    },
    acceptance: [{ check: 'output-schema' }],
    effects: 'E3',
    budget: { ...agent.budget, retries: 0 },
    dependsOn: [],
    onFail: 'retry',
    ...options.task,
  };
  const engine = createTestEngine({
    model: options.model,
    blocks,
    plan: { version: 1, template: 'demo', goal: 'Test.', tasks: [task] },
    skills,
    parts: {
      teamOf: () => team,
      embedder: createHashEmbedder({ dimensions: 256 }),
      toolbox: { tools, outputOf: () => createOutputFolder({ folder: outputs }) },
      recall: async ({ limit }) =>
        blocks
          .slice(0, limit)
          .map((block) => ({ block, start: 0, end: block.text.length, score: 1, vectorRank: 1, textRank: 1 })),
    },
  });
  const runId = engine.start({ question: options.question ?? 'What is it about?' });
  const state = await untilFinished({ engine, runId, answer: options.answer });
  const done = state.tasks.find((other) => other.task.id === task.id);
  if (done === undefined) throw new Error(`the run had no task: ${state.violations.join(' ')}`);
  const text = done.output === null ? null : engine.store.blobText(Sha256.parse(done.output));
  const output = text === null ? null : parseJson(z.json(), text);
  return {
    engine,
    outputs,
    state,
    task: done,
    output: output?.ok === true ? output.value : null,
    async dispose() {
      await engine.dispose();
      rmSync(outputs, { recursive: true, force: true });
    },
  };
}

async function untilFinished(options: {
  readonly engine: TestEngine;
  readonly runId: ReturnType<TestEngine['start']>;
  readonly answer: ((options: readonly string[]) => string) | undefined;
}): Promise<RunState> {
  const { engine, runId, answer } = options;
  const controller = new AbortController();
  for await (const _feed of engine.service.watch({ runId, afterSeq: 0, signal: controller.signal })) {
    const state = engine.service.state(runId);
    if (state === null) continue;
    const open = state.waits.find((wait) => wait.decision === null);
    if (open !== undefined && answer !== undefined) {
      const { waitId, fingerprint } = open;
      await engine.service.answerWait({ runId, waitId, fingerprint, decision: answer(open.options) });
    }
    if (isFinished(state.status)) break;
  }
  await engine.service.settled(runId);
  const state = engine.service.state(runId);
  if (state === null) throw new Error('the run is gone');
  return state;
}
