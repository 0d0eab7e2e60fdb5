import type { BlockKind, Passage } from '../../shared/domain/source.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { blobOf } from '../storage/index.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { scopeSearch } from './memory-scope.ts';
import { TaskInterruption } from './task-interruption.ts';

/** One search in the workspace's sources, within what the agent's memory covers. */
export async function recallStep(options: {
  readonly attempt: Attempt;
  readonly query: string;
  readonly limit: number;
  readonly kinds?: readonly BlockKind[];
}): Promise<readonly Passage[]> {
  const { attempt, query, limit } = options;
  const { session, task, signal } = attempt;
  const { workspaceId } = session.log.state();
  invariant(workspaceId !== null, 'the run was created');
  const scope = session.team.agents.find((agent) => agent.id === task.assignee)?.memory ?? { kinds: [], files: [] };
  const files = scope.files.length === 0 ? [] : filesOf({ attempt, workspaceId });
  const scoped = scopeSearch({ scope, wanted: options.kinds, files });
  const startedAt = session.parts.clock.now();
  const isEmpty = scoped.kinds?.length === 0 || scoped.files?.length === 0;
  const passages = isEmpty
    ? []
    : await session.parts.recall({ workspaceId, runId: session.runId, query, limit, ...scoped, signal });
  if (signal.aborted) throw new TaskInterruption({ reason: 'cancelled', message: 'The task was stopped.' });
  const body = blobOf(JSON.stringify(passages));
  const data = { query, hits: passages.length, passages: body.sha256, ms: session.parts.clock.now() - startedAt };
  session.log.note({ draft: { type: 'memory.read', data, ...eventContextOf(attempt) }, blobs: [body] });
  return passages;
}

function filesOf(options: { readonly attempt: Attempt; readonly workspaceId: WorkspaceId }): readonly string[] {
  const { attempt, workspaceId } = options;
  const { parts, runId } = attempt.session;
  const blocks = parts.blocksOf({ workspaceId, runId }).all({});
  return [...new Set(blocks.map(({ file }) => file))];
}
