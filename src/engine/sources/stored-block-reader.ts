import type { Block, BlockKind } from '../../shared/domain/source.ts';
import type { BlockReader } from './block-reader.ts';
import type { SourceRepository } from './source-repository.ts';

type Snapshot = {
  readonly revision: number;
  readonly blocks: readonly Block[];
  readonly byId: ReadonlyMap<string, Block>;
};

/** Blocks from SQLite, read once per revision of the workspace. */
export class StoredBlockReader implements BlockReader {
  readonly #repository: SourceRepository;
  #snapshot: Snapshot | null = null;

  constructor(options: { readonly repository: SourceRepository }) {
    this.#repository = options.repository;
  }

  all(options: { readonly kinds?: readonly BlockKind[] }): readonly Block[] {
    const { blocks } = this.#current();
    const { kinds } = options;
    return kinds === undefined ? blocks : blocks.filter((block) => kinds.includes(block.kind));
  }

  byId(id: string): Block | null {
    return this.#current().byId.get(id) ?? null;
  }

  #current(): Snapshot {
    const revision = this.#repository.revision();
    if (this.#snapshot?.revision === revision) return this.#snapshot;
    const blocks = this.#repository.blocks();
    this.#snapshot = { revision, blocks, byId: new Map(blocks.map((block) => [block.id, block])) };
    return this.#snapshot;
  }
}
