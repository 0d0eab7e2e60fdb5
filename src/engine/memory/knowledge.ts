import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { KnowledgeParts } from './workspace-knowledge.ts';
import { WorkspaceKnowledge } from './workspace-knowledge.ts';

/** The knowledge of every workspace, each opened when it is first asked for. */
export class Knowledge {
  readonly #parts: KnowledgeParts;
  readonly #open = new Map<WorkspaceId, WorkspaceKnowledge>();

  constructor(parts: KnowledgeParts) {
    this.#parts = parts;
  }

  of(workspaceId: WorkspaceId): WorkspaceKnowledge {
    const known = this.#open.get(workspaceId) ?? new WorkspaceKnowledge({ parts: this.#parts, workspaceId });
    this.#open.set(workspaceId, known);
    return known;
  }

  /** Stops what is being read into a workspace and deletes its index; its rows in the database are for whoever removes it. */
  async forget(workspaceId: WorkspaceId): Promise<void> {
    await this.of(workspaceId).close();
    this.#open.delete(workspaceId);
    await this.#parts.removeIndex(workspaceId);
  }

  /** Fills every index anew from SQLite; a workspace that was never read has none. Says what could not be written. */
  async rebuildIndexes(
    workspaceIds: readonly WorkspaceId[],
  ): Promise<{ readonly indexes: number; readonly problems: readonly string[] }> {
    const problems: string[] = [];
    let indexes = 0;
    for (const workspaceId of workspaceIds) {
      if (this.of(workspaceId).files().length === 0) continue;
      const problem = await this.of(workspaceId).rebuildIndex();
      if (problem === null) indexes += 1;
      else problems.push(problem);
    }
    return { indexes, problems };
  }

  /** Bytes of a workspace's index on disk. */
  indexBytes(workspaceId: WorkspaceId): Promise<number> {
    return this.#parts.indexBytes(workspaceId);
  }

  /** Closes the indexes; the parser and the database belong to whoever made them. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map((knowledge) => knowledge.close()));
    this.#open.clear();
  }
}
