import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import { StreamFailure } from '../../src/shared/contract/stream-failure.ts';
import type { RunStatus } from '../../src/shared/domain/answer.ts';
import { RunId } from '../../src/shared/kernel/ids.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';
import { CANVAS_RUN, SORTED_RUN, canvasEvents } from './canvas-scene.ts';
import { attachmentsScene } from './attachments-scene.ts';
import { chatScene, directEvents } from './chat-scene.ts';
import { forkSummary, runTools, toolEvents } from './runs-scene.ts';
import { queueScene } from './queue-scene.ts';
import { knowledgeScene } from './knowledge-scene.ts';
import { modelsScene } from './models-scene.ts';
import { settingsScene } from './settings-scene.ts';
import { teachingScene } from './teaching-scene.ts';
import { workspacesScene } from './workspaces-scene.ts';
import { sceneTeam, sceneTeams } from './teams-scene.ts';
import { RUN, WORKSPACE, blobs, sceneDraft, sceneEvents } from './scenes.ts';

const QUESTION = 'Why is the Orion launch delayed, who is blocked by what, and what are the next three actions?';
const NOW = Date.now();

/** An engine that plays one scene: nothing is read, nothing is computed. */
export function scriptedHandlers(scene: string): EngineHandlers {
  const missing = scene === 'empty';
  return {
    ...workspacesScene(),
    ...knowledgeScene(scene),
    ...modelsScene(scene),
    ...chatScene(scene),
    ...attachmentsScene(),
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
    teams: sceneTeams(),
    runs: {
      ...runTools,
      start: async ({ teamId }) => ok({ runId: teamId === sceneTeam.id ? CANVAS_RUN : RUN }),
      list: async ({ workspaceId }) =>
        ok({
          runs:
            workspaceId !== WORKSPACE || missing
              ? []
              : [
                  ...(scene === 'finished' ? [forkSummary(NOW)] : []),
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
        const tool = toolEvents(runId);
        if (tool.length > 0) {
          yield { kind: 'events', events: tool.filter(({ seq }) => seq > afterSeq) } as const;
          return;
        }
        const drawn = canvasEvents(runId).filter(({ seq }) => seq > afterSeq);
        if (runId === CANVAS_RUN || runId === SORTED_RUN) {
          yield { kind: 'events', events: drawn } as const;
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          return;
        }
        if (runId !== RUN)
          throw new StreamFailure({ code: 'not-found', message: 'No such run', data: { kind: 'run', id: runId } });
        yield { kind: 'events', events: sceneEvents(scene).filter(({ seq }) => seq > afterSeq) } as const;
        const draft = sceneDraft(scene);
        if (draft !== null) yield { kind: 'draft', ...draft } as const;
        if (statusOf(scene) !== 'running' && statusOf(scene) !== 'waiting' && statusOf(scene) !== 'queued') return;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
      blob: async ({ sha256 }) => {
        const text = blobs.get(sha256);
        return text === undefined
          ? err({ code: 'not-found', message: '', data: { kind: 'text', id: sha256 } })
          : ok({ text });
      },
      ...queueScene(scene),
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

function statusOf(scene: string): 'queued' | 'running' | 'waiting' | 'succeeded' | 'failed' {
  if (scene === 'plan' || scene === 'ask') return 'waiting';
  return scene === 'queued' || scene === 'running' || scene === 'failed' ? scene : 'succeeded';
}

function summary(run: {
  readonly id: RunId;
  readonly question: string;
  readonly status: RunStatus;
  readonly age: number;
}) {
  const { id, question, status, age } = run;
  return {
    runId: id,
    workspaceId: WORKSPACE,
    teamId: 'launch-delay',
    question,
    status,
    parentRunId: null,
    createdAt: NOW - age,
    updatedAt: NOW - age,
  };
}
