import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { PresetInfo } from '../../shared/domain/preset.ts';
import type { EdgeKind, TeamDocument } from '../../shared/domain/team.ts';
import { Pattern } from '../../shared/domain/team.ts';
import { TaskId } from '../../shared/kernel/ids.ts';
import { isFinished } from '../../shared/events/reduce-run.ts';
import { validateTeam, whyNotConnect } from '../../shared/team/index.ts';
import { presetInfos as presets, skills } from '../agents/index.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { drawnTeam } from '../testing/drawn-team.ts';
import { createHashEmbedder } from '../testing/hash-embedder.ts';
import { textBlock } from '../testing/run-drawn.ts';
import type { JsonSchema } from '../ports/language-model.ts';
import { labelAll, say, ScriptedModel } from '../testing/scripted-model.ts';
import type { ScriptedRequest, Turn } from '../testing/scripted-model.ts';
import { toolInfos as tools, tools as everyTool } from '../tools/index.ts';
import { noTools } from '../runs/run-parts.ts';

/** Gives each item the first label, and writes the shortest text that the grammar lets it. */
function script(request: ScriptedRequest): Turn {
  if (request.kind === 'decide') return labelAll(request, request.labels[0] ?? '');
  return say(request.schema === null ? 'Nothing.' : JSON.stringify(shortest(request.schema)));
}

function shortest(schema: JsonSchema): unknown {
  if ('enum' in schema) return schema.enum[0];
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties).map(([name, member]) => [name, shortest(member)]));
  if (schema.type === 'array') return [];
  return schema.type === 'string' ? '' : schema.type === 'boolean' ? false : schema.type === 'null' ? null : 0;
}

const engines: TestEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.dispose();
});

const blocks = [
  textBlock({ id: 'one', text: 'The door of the cold store does not close any more.' }),
  textBlock({ id: 'two', text: 'Could you send me the seating plan by Thursday?' }),
  textBlock({
    id: 'three',
    text: 'The app shows an empty page.',
    file: 'tickets.csv',
    kind: 'row',
    fields: { id: '7' },
  }),
];

/** A real engine side whose model gives each item the first label and writes nothing of use. */
function engineFor(teamOf: (id: string) => TeamDocument | null): {
  readonly engine: TestEngine;
  readonly model: ScriptedModel;
} {
  const model = new ScriptedModel(script);
  const embedder = createHashEmbedder({ dimensions: 64 });
  const engine = createTestEngine({ model, blocks, skills, parts: { teamOf, embedder, recall, toolbox } });
  engines.push(engine);
  return { engine, model };
}

const recall: NonNullable<NonNullable<Parameters<typeof createTestEngine>[0]['parts']>['recall']> = async ({ limit }) =>
  blocks
    .slice(0, limit)
    .map((block) => ({ block, start: 0, end: block.text.length, score: 1, vectorRank: 1, textRank: 1 }));

const toolbox = { ...noTools, tools: everyTool };

const dropped: readonly PresetInfo[] = presets.filter(({ gives }) => gives !== 'plan');
const kinds: readonly EdgeKind[] = ['hands-to', 'hands-to', 'verifies', 'escalates', 'escalates', 'delegates'];

const errorsOf = (document: TeamDocument) =>
  validateTeam({ document, presets, tools }).filter(({ severity }) => severity === 'error');

/** One thing that a person does on the canvas; numbers choose among what is there. */
type Gesture = {
  readonly does: 'drop' | 'line' | 'group' | 'vote';
  readonly pick: number;
  readonly from: number;
  readonly to: number;
  readonly label: number;
  readonly pattern: Pattern;
};

/** Draws at random, as a person with the canvas would: what is refused, or leaves the team with an error, is not done. */
function drawAtRandom(gestures: readonly Gesture[]): TeamDocument {
  return gestures.reduce(
    (document, gesture) => {
      const changed = perform(document, gesture);
      return errorsOf(changed).length === 0 ? changed : document;
    },
    drawnTeam({ agents: { reader: 'reader' } }),
  );
}

function perform(document: TeamDocument, gesture: Gesture): TeamDocument {
  const { does, pick, from, to, pattern } = gesture;
  const at = (index: number): string => document.agents[index % document.agents.length]?.id ?? 'reader';
  if (does === 'line')
    return connect(document, { from: at(from), to: at(to), kind: kinds[pick % kinds.length] }, gesture);
  if (does === 'group') {
    const members = [...new Set([at(from), at(to), at(pick)])].slice(0, 1 + (pick % 3));
    const group = {
      id: `group-${document.groups.length}`,
      pattern,
      title: '',
      collapsed: false,
      needed: null,
      members,
    };
    return { ...document, groups: [...document.groups, group] };
  }
  if (does === 'vote') return letVote(document, at(from));
  const preset = dropped[pick % dropped.length];
  if (preset === undefined) return document;
  const id = `a${document.agents.length}`;
  const withAgent = { ...document, agents: [...document.agents, { ...preset.agent, id, title: id, position }] };
  if (preset.id === 'critic') return connect(withAgent, { from: id, to: at(to), kind: 'verifies' }, gesture);
  if (preset.takes === 'items') return connect(withAgent, { from: at(from), to: id, kind: 'hands-to' }, gesture);
  return connect(withAgent, { from: id, to: at(to), kind: 'hands-to' }, gesture);
}

/** A second agent that is handed the same, and a group around both. */
function letVote(document: TeamDocument, id: string): TeamDocument {
  const agent = document.agents.find((candidate) => candidate.id === id);
  if (agent === undefined || id === document.coordinator) return document;
  const copy = { ...agent, id: `a${document.agents.length}` };
  const handed = document.edges.filter(({ to, kind }) => to === id && kind === 'hands-to');
  const edges = handed.map((edge) => ({ ...edge, id: `${edge.id}-too`, to: copy.id }));
  const group = { id: `vote-${id}`, pattern: 'vote' as const, title: '', collapsed: false };
  return {
    ...document,
    agents: [...document.agents, copy],
    edges: [...document.edges, ...edges],
    groups: [...document.groups, { ...group, members: [id, copy.id], needed: null }],
  };
}

const position = { x: 0, y: 0 };

function connect(
  document: TeamDocument,
  ends: { readonly from: string; readonly to: string; readonly kind: EdgeKind | undefined },
  gesture: Gesture,
): TeamDocument {
  const line = { from: ends.from, to: ends.to, kind: ends.kind ?? 'hands-to' };
  if (whyNotConnect({ document, presets, ...line }) !== null) return document;
  const labels = document.agents.find(({ id }) => id === line.from)?.labels ?? [];
  const label = line.kind === 'hands-to' ? (labels[gesture.label % (labels.length + 1)]?.name ?? null) : null;
  return { ...document, edges: [...document.edges, { ...line, id: `edge-${document.edges.length}`, label }] };
}

const anyDrawing = fc
  .array(
    fc.record({
      does: fc.constantFrom(
        'drop' as const,
        'drop' as const,
        'line' as const,
        'line' as const,
        'group' as const,
        'vote' as const,
      ),
      pick: fc.nat(50),
      from: fc.nat(50),
      to: fc.nat(50),
      label: fc.nat(6),
      pattern: fc.constantFrom(...Pattern.options),
    }),
    { minLength: 4, maxLength: 30, size: 'max' },
  )
  .map(drawAtRandom);

test('every drawing without errors becomes a plan that is accepted and runs to its end', async () => {
  await fc.assert(
    fc.asyncProperty(anyDrawing, async (document) => {
      const { engine } = engineFor(() => document);
      const runId = engine.start({ question: 'What is broken?' });
      await engine.service.settled(runId);
      const state = engine.service.state(runId);
      expect({ violations: state?.violations, faults: engine.faults }).toEqual({ violations: [], faults: [] });
      expect(state !== null && isFinished(state.status) && state.planAccepted).toBe(true);
      expect(state?.tasks.filter(({ status }) => status === 'planned' || status === 'running')).toEqual([]);
      await engine.dispose();
    }),
    { numRuns: 30, seed: 20_260_321 },
  );
}, 120_000);

const triage = drawnTeam({
  agents: { reader: 'reader', sorter: 'classifier', writer: 'report-writer' },
  lines: ['reader>sorter', 'sorter>writer/problem'],
});

test('a run works with the team as it was when it started, also after a restart', async () => {
  let current = triage;
  const { engine } = engineFor((id) => (id === current.id ? current : null));
  const runId = engine.start({ teamId: 'drawn', question: 'What is broken?', confirmPlan: true });
  await new Promise<void>((resolve) => {
    const look = (): void =>
      (engine.service.state(runId)?.waits.length ?? 0) > 0 ? resolve() : void setTimeout(look, 5);
    look();
  });
  const labels = [
    { name: 'yes', means: '' },
    { name: 'no', means: '' },
  ];
  current = {
    ...triage,
    id: 'renamed',
    agents: triage.agents.map((agent) => (agent.id === 'sorter' ? { ...agent, labels, examples: [] } : agent)),
  };
  await engine.stop();
  const again = engineForFolder(engine.dataFolder, () => current);
  again.engine.service.recover();
  const state = again.engine.service.state(runId);
  const wait = state?.waits[0];
  if (wait === undefined || state?.plan === null || state === null) throw new Error('the run asks for its plan');
  expect(again.engine.service.acceptPlan({ runId, waitId: wait.waitId, plan: state.plan })).toMatchObject({ ok: true });
  await again.engine.service.settled(runId);
  expect(again.engine.service.state(runId)).toMatchObject({ status: 'succeeded', team: triage });
  const asked = again.model.requests.find((request) => request.kind === 'decide');
  expect(asked?.kind === 'decide' ? asked.labels : []).toEqual(['problem', 'request', 'news', 'other']);
});

function engineForFolder(dataFolder: string, teamOf: (id: string) => TeamDocument | null) {
  const model = new ScriptedModel(script);
  const embedder = createHashEmbedder({ dimensions: 64 });
  const engine = createTestEngine({
    model,
    blocks,
    skills,
    dataFolder,
    owner: 'engine-2',
    parts: { teamOf, embedder, recall, toolbox },
  });
  engines.push(engine);
  return { engine, model };
}

test('a fork with another agent uses it, and does anew only what follows from it', async () => {
  const { engine } = engineFor(() => triage);
  const parent = engine.start({ question: 'What is broken?' });
  await engine.service.settled(parent);
  const sorter = triage.agents.find(({ id }) => id === 'sorter');
  if (sorter === undefined) throw new Error('the team sorts');
  const agent = { ...sorter, examples: [...sorter.examples, { item: 'The lift is stuck.', label: 'problem' }] };
  const forked = engine.service.fork({
    runId: parent,
    change: { kind: 'agent', taskId: TaskId.parse('sorter'), agent },
  });
  if (!forked.ok) throw new Error(forked.error.message);
  await engine.service.settled(forked.value);
  const state = engine.service.state(forked.value);
  expect(state).toMatchObject({ status: 'succeeded' });
  expect(state?.tasks.filter(({ reusedFrom }) => reusedFrom === parent).map(({ task }) => task.id)).toEqual(['reader']);
  expect(state?.team?.agents.find(({ id }) => id === 'sorter')).toEqual(agent);
  expect(engine.service.state(parent)?.team).toEqual(triage);
});

test('an agent recalls only from the sources of its scope', async () => {
  const scoped = drawnTeam({
    agents: { reader: 'reader' },
    changes: { reader: { memory: { kinds: ['row', 'passage'], files: ['tickets.csv'] } } },
  });
  const asked: unknown[] = [];
  const model = new ScriptedModel([]);
  const own = createTestEngine({
    ...{ model, blocks, skills },
    parts: {
      teamOf: () => scoped,
      embedder: createHashEmbedder({ dimensions: 64 }),
      recall: async ({ kinds: wanted, files }) => {
        asked.push({ wanted, files });
        return [];
      },
    },
  });
  engines.push(own);
  const runId = own.start({ question: 'What is broken?' });
  await own.service.settled(runId);
  expect(asked).toEqual([{ wanted: ['row', 'passage'], files: ['tickets.csv'] }]);
});

test('a team with errors is not planned, and the run says why', async () => {
  const { engine } = engineFor(() => drawnTeam({ agents: {} }));
  const runId = engine.start({ question: 'What is broken?' });
  await engine.service.settled(runId);
  expect(engine.service.state(runId)).toMatchObject({
    status: 'failed',
    reason: 'The plan cannot run. No agent of the team reads anything: add a reader or a table worker.',
  });
});
