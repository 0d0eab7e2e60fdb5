import type { BlockKind, Passage } from '../../shared/domain/source.ts';
import { BlockKind as BlockKinds } from '../../shared/domain/source.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { blobOf } from '../storage/index.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { TaskInterruption } from './task-interruption.ts';

/** One search in the workspace's sources. Without kinds of its own it reads what the agent's memory covers; empty means all. */
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
  const memory = session.team.agents.find((agent) => agent.id === task.assignee)?.memory.kinds ?? [];
  const covered = BlockKinds.options.filter((kind) => memory.includes(kind));
  const kinds = options.kinds ?? (covered.length === 0 ? null : covered);
  const startedAt = session.parts.clock.now();
  const passages = await session.parts.recall({ workspaceId, query, limit, kinds, signal });
  if (signal.aborted) throw new TaskInterruption({ reason: 'cancelled', message: 'The task was stopped.' });
  const body = blobOf(JSON.stringify(passages));
  const data = { query, hits: passages.length, passages: body.sha256, ms: session.parts.clock.now() - startedAt };
  session.log.note({ draft: { type: 'memory.read', data, ...eventContextOf(attempt) }, blobs: [body] });
  return passages;
}
