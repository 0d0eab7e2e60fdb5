import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import { StreamFailure } from '../../src/shared/contract/stream-failure.ts';
import type { CatalogueEntry } from '../../src/shared/domain/model.ts';
import type { Workspace } from '../../src/shared/domain/workspace.ts';
import { BlockId, RunId, Sha256, WorkspaceId } from '../../src/shared/kernel/ids.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';
import { chatScene, directEvents } from './chat-scene.ts';
import { settingsScene } from './settings-scene.ts';
import { teachingScene } from './teaching-scene.ts';
import { RUN, WORKSPACE, blobs, hash, sceneDraft, sceneEvents } from './scenes.ts';

const QUESTION = 'Why is the Orion launch delayed, who is blocked by what, and what are the next three actions?';
const NOW = Date.now();

const heron: Workspace = {
  id: WorkspaceId.parse('w2'),
  name: 'Project Heron',
  folder: '/home/ada/heron',
  sample: false,
  createdAt: NOW,
};

/** An engine that plays one scene: nothing is read, nothing is computed. */
export function scriptedHandlers(scene: string): EngineHandlers {
  const missing = scene === 'empty';
  return {
    ...chatScene(scene),
    ...settingsScene(scene),
    ...teachingScene,
    system: {
      info: async () =>
        ok({
          version: '0.1.0',
          dataFolder: '/home/ada/.local/share/guildhall',
          machine: { platform: 'linux x64', cores: 2, memoryBytes: 24e9, freeMemoryBytes: 18e9, gpu: null },
        }),
      doctor: async () =>
        ok({
          findings: [
            { name: 'Node', state: 'good', detail: '24.21.0', advice: null },
            { name: 'Database', state: 'good', detail: 'SQLite 3.51.3, WAL, full synchronisation', advice: null },
            {
              name: 'Models',
              state: 'attention',
              detail: 'The larger starter model is not here.',
              advice: 'Get it on the Models page; 1.1 GB.',
            },
          ],
        }),
    },
    workspaces: {
      list: async () =>
        ok({
          workspaces: [
            {
              id: WORKSPACE,
              name: 'launch-delay',
              folder: '/samples/launch-delay/exports',
              sample: true,
              createdAt: NOW,
            },
            heron,
          ],
        }),
      open: async ({ folder }) =>
        folder === heron.folder
          ? ok(heron)
          : err({ code: 'folder-unreadable', message: '', data: { folder, reason: 'it does not exist' } }),
    },
    teams: { list: async () => ok({ teams: [] }) },
    sources: {
      list: async () =>
        ok({
          files: missing ? [] : [file('tracker.csv'), file('mail.mbox'), file('chat/general.json')],
          blocks: 843,
          asOf: Date.UTC(2025, 2, 14, 16, 5),
        }),
      ingest: async function* ingest() {
        for (let done = 0; done <= 20; done += 1) {
          await new Promise((resolve) => setTimeout(resolve, 60));
          yield { stage: done < 10 ? 'reading' : 'embedding', done, total: 20, note: 'mail.mbox' } as const;
        }
      },
      search: async () => ok({ passages: [] }),
      passage: async ({ file: name, locator }) =>
        ok({
          block: block({
            name,
            locator,
            text: 'Quick status from Halden: the redesigned flight board fails at 61 °C in the chamber. Until the vendor ships revision C we cannot start vibration testing. They now say 2 April at the earliest.\n\nI will keep the chamber booked.',
          }),
          before: [
            block({
              name,
              locator: 'mail 40',
              text: 'Can somebody tell me whether the chamber slot on Thursday is still ours?',
            }),
          ],
          after: [
            block({
              name,
              locator: 'mail 42',
              text: 'Thanks Mira. I told the launch provider that the window on 21 March is off.',
            }),
          ],
          stale: scene === 'failed',
        }),
    },
    models: {
      list: async () =>
        ok({
          models: [
            model({
              id: 'qwen2.5-coder-0.5b',
              title: 'Qwen2.5 Coder 0.5B',
              bytes: 397e6,
              roles: ['decider'],
              here: !missing,
              starter: true,
            }),
            model({
              id: 'qwen2.5-coder-1.5b',
              title: 'Qwen2.5 Coder 1.5B',
              bytes: 1117e6,
              roles: ['worker', 'verifier'],
              here: scene === 'finished',
              starter: true,
            }),
            model({
              id: 'smollm2-135m',
              title: 'SmolLM2 135M',
              bytes: 105e6,
              roles: ['test'],
              here: true,
              starter: false,
            }),
          ],
        }),
      acquire: async function* acquire({ modelId }, { signal }) {
        for (let done = 0; done <= 100 && !signal.aborted; done += 1) {
          await new Promise((resolve) => setTimeout(resolve, 80));
          yield {
            modelId,
            stage: done === 100 ? 'done' : 'downloading',
            source: 'hugging-face',
            doneBytes: done * 11e6,
            totalBytes: 1117e6,
            message: '12 MB/s, 1 min left',
          } as const;
        }
      },
      import: async () => ok({ modelId: 'own' }),
      remove: async () => ok({ freedBytes: 1 }),
      verify: async () => ok({ state: 'good' }),
    },
    runs: {
      start: async () => ok({ runId: RUN }),
      list: async ({ workspaceId }) =>
        ok({
          runs:
            workspaceId !== WORKSPACE || missing
              ? []
              : [
                  summary({ id: RUN, question: QUESTION, status: statusOf(scene), age: 240_000 }),
                  summary({
                    id: RunId.parse('r2'),
                    question: 'Who owes the thermal team an answer?',
                    status: 'succeeded',
                    age: 9_000_000,
                  }),
                  summary({
                    id: RunId.parse('r3'),
                    question: 'What did we promise the launch provider about the payload adapter?',
                    status: 'partial',
                    age: 200_000_000,
                  }),
                ],
        }),
      report: async () => err({ code: 'not-found', message: '', data: { kind: 'run', id: '' } }),
      events: async function* events({ runId, afterSeq }, { signal }) {
        const direct = directEvents(runId).filter(({ seq }) => seq > afterSeq);
        if (direct.length > 0) {
          yield { kind: 'events', events: direct } as const;
          return;
        }
        if (runId !== RUN)
          throw new StreamFailure({ code: 'not-found', message: 'No such run', data: { kind: 'run', id: runId } });
        yield { kind: 'events', events: sceneEvents(scene).filter(({ seq }) => seq > afterSeq) } as const;
        const draft = sceneDraft(scene);
        if (draft !== null) yield { kind: 'draft', ...draft } as const;
        if (statusOf(scene) !== 'running' && statusOf(scene) !== 'waiting') return;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
      blob: async ({ sha256 }) => {
        const text = blobs.get(sha256);
        return text === undefined
          ? err({ code: 'not-found', message: '', data: { kind: 'text', id: sha256 } })
          : ok({ text });
      },
      cancel: async () => ok({}),
      resume: async () => ok({ runId: RUN }),
      acceptPlan: async () =>
        err({
          code: 'plan-invalid',
          message: '',
          data: {
            violations: ['"Find the blockers" needs the output of "Read the tracker", which the plan no longer has.'],
          },
        }),
      answerWait: async () => ok({}),
    },
  };
}

function statusOf(scene: string): 'running' | 'waiting' | 'succeeded' | 'failed' {
  if (scene === 'plan' || scene === 'ask') return 'waiting';
  return scene === 'running' ? 'running' : scene === 'failed' ? 'failed' : 'succeeded';
}

function summary(run: {
  readonly id: RunId;
  readonly question: string;
  readonly status: 'running' | 'waiting' | 'succeeded' | 'failed' | 'partial';
  readonly age: number;
}) {
  const { id, question, status, age } = run;
  return {
    runId: id,
    workspaceId: WORKSPACE,
    teamId: 'launch-delay',
    question,
    status,
    createdAt: NOW - age,
    updatedAt: NOW - age,
  };
}

function file(name: string) {
  return { file: name, format: 'x', bytes: 10, sha256: hash(name), blocks: 10, problem: null };
}

function block(options: { readonly name: string; readonly locator: string; readonly text: string }) {
  const { name, locator, text } = options;
  return {
    id: BlockId.parse(`${name}#${locator}`),
    file: name,
    kind: 'mail' as const,
    locator,
    title: 'Re: flight board',
    text,
    start: 0,
    end: text.length,
    timestamp: Date.UTC(2025, 2, 12, 9, 4),
    author: 'Mira Holm',
    thread: 't1',
    fields: { from: 'mira@orion.example', to: 'team@orion.example', subject: 'Re: flight board' },
  };
}

function model(options: {
  readonly id: string;
  readonly title: string;
  readonly bytes: number;
  readonly roles: CatalogueEntry['roles'];
  readonly here: boolean;
  readonly starter: boolean;
}) {
  const { id, title, bytes, roles, here, starter } = options;
  return {
    entry: {
      id,
      title,
      roles,
      file: `${id}.gguf`,
      bytes,
      sha256: Sha256.parse(hash(id)),
      licence: 'Apache-2.0',
      starter,
      notes: '',
      sources: [
        { kind: 'hugging-face' as const, repository: 'a/b', revision: 'main', file: 'x.gguf' },
        { kind: 'python-packages' as const, parts: [{ package: 'p', version: '1', member: 'm' }] },
      ],
    },
    state: here ? ('on-disk' as const) : ('absent' as const),
    bytesOnDisk: here ? bytes : 0,
    resident: here && id.includes('0.5b'),
  };
}
