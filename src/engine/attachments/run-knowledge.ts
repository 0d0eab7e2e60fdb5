import type { Block, BlockKind, Passage } from '../../shared/domain/source.ts';
import type { WorkspaceKnowledge } from '../memory/index.ts';
import type { SearchRequest } from '../memory/index.ts';
import type { BlockReader } from '../sources/index.ts';

/** What a run may read: its workspace, and what was given to its conversation. */
export type RunKnowledge = {
  readonly blocks: BlockReader;
  search(request: SearchRequest): Promise<readonly Passage[]>;
};

/** The knowledge of a workspace with that of a conversation's attachments beside it. */
export function withAttached(options: {
  readonly workspace: WorkspaceKnowledge;
  readonly attached: WorkspaceKnowledge;
}): RunKnowledge {
  const { workspace, attached } = options;
  return {
    blocks: new JoinedBlocks({ first: workspace.blocks, second: attached.blocks }),
    async search(request) {
      const [given, found] = await Promise.all([attached.search(request), workspace.search(request)]);
      // Scores are sums over ranks, so they mean the same in both; among equals what was given with the question comes first.
      return [...given, ...found].toSorted((left, right) => right.score - left.score).slice(0, request.limit);
    },
  };
}

class JoinedBlocks implements BlockReader {
  readonly #first: BlockReader;
  readonly #second: BlockReader;
  #joined: { readonly of: readonly (readonly Block[])[]; readonly blocks: readonly Block[] } | null = null;

  constructor(options: { readonly first: BlockReader; readonly second: BlockReader }) {
    this.#first = options.first;
    this.#second = options.second;
  }

  all(options: { readonly kinds?: readonly BlockKind[] }): readonly Block[] {
    const blocks = this.#all();
    const { kinds } = options;
    return kinds === undefined ? blocks : blocks.filter((block) => kinds.includes(block.kind));
  }

  byId(id: string): Block | null {
    return this.#first.byId(id) ?? this.#second.byId(id);
  }

  /** Joined once for each state of the two, so that the same array is given as long as nothing changed. */
  #all(): readonly Block[] {
    const of = [this.#first.all({}), this.#second.all({})];
    if (this.#joined === null || of.some((blocks, index) => blocks !== this.#joined?.of[index]))
      this.#joined = { of, blocks: of.flat() };
    return this.#joined.blocks;
  }
}
