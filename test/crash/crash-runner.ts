// An engine process for the crash test: starts the run, or goes on with the one that it finds, then waits to be killed.
import { z } from 'zod';
import { defineSkill } from '../../src/engine/agents/index.ts';
import { acquireEngineLock } from '../../src/engine/storage/index.ts';
import { createTestEngine } from '../../src/engine/testing/create-test-engine.ts';
import { answerTask, demoPlan, demoSkills, demoTask } from '../../src/engine/testing/demo-team.ts';
import { RunId } from '../../src/shared/kernel/ids.ts';
import { ok } from '../../src/shared/kernel/result.ts';
import { createProcessModel } from './process-model.ts';

const [dataFolder, sideFile] = process.argv.slice(2);
if (dataFolder === undefined || sideFile === undefined)
  throw new Error('usage: crash-runner <data folder> <side file>');

const prefix = { system: 'S', examples: [] };

/** Two model calls in a row, then a search; with sub-tasks: joins what they found. */
const work = defineSkill({
  name: 'work',
  input: z.looseObject({
    name: z.string(),
    parts: z.array(z.string()).default([]),
    children: z.array(z.array(z.string())).optional(),
  }),
  output: z.array(z.string()),
  fanOut: ({ input }) =>
    input.parts.map((part) => ({ key: part, title: part, input: { name: `${input.name}-${part}`, parts: [] } })),
  async run(context) {
    const { name, children } = context.input;
    const found = (children ?? []).flat();
    if (children === undefined) {
      const [decision] = await context.decide({
        step: 'first',
        prefix,
        items: [`${name} first`],
        labels: ['yes', 'no'],
      });
      const text = await context.generate<string>({
        step: 'second',
        prefix,
        item: `${name} second`,
        maxTokens: 9,
        structure: null,
        roles: ['worker'],
      });
      await context.recall({ query: name, limit: 3 });
      found.push(`${name}: ${decision?.label ?? ''}, ${text ?? ''}`);
    }
    return ok({ output: found, summary: name, confidence: 1, openIssues: [] });
  },
});

const task = (id: string, dependsOn: readonly string[] = [], parts: readonly string[] = []) =>
  demoTask({
    id,
    skill: 'work',
    dependsOn: [...dependsOn],
    inputs: { name: id, parts: [...parts] },
    ...(parts.length === 0 ? {} : { fanOut: true }),
  });

const tasks = [
  task('a'),
  task('b'),
  task('c'),
  task('d', ['a']),
  task('e', ['a', 'b']),
  task('f', ['c'], ['x', 'y', 'z']),
  task('g', ['d']),
  task('h', ['e', 'f']),
  task('i', ['f']),
  task('j', ['g', 'h']),
  task('k', ['i']),
  answerTask(['j', 'k']),
];

const lock = acquireEngineLock({ dataFolder });
if (!lock.ok) throw new Error(`held by ${lock.error.holder.pid}`);
const model = createProcessModel({ sideFile, onStart: (pid) => console.log(`inference ${pid}`) });
const engine = createTestEngine({
  model,
  dataFolder,
  plan: { ...demoPlan, tasks },
  skills: [...demoSkills, work],
  owner: `${lock.value.holder.pid}@${lock.value.holder.startTime}`,
});
const runId = RunId.parse('run-1');
if (engine.store.state(runId) === null) engine.start();
else engine.service.recover();
console.log('working');
await engine.service.settled(runId);
console.log(`finished ${JSON.stringify(engine.faults.map(String))}`);
setInterval(() => undefined, 1000);
process.stdin.on('end', () => process.exit(0)).resume();
