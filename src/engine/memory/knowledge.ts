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

  /** Closes the indexes; the parser and the database belong to whoever made them. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map((knowledge) => knowledge.close()));
    this.#open.clear();
  }
}
