import type { Block, BlockKind } from '../../shared/domain/source.ts';

/** Read access to the blocks of one workspace as ingested. Results are in source order: file, then position. */
export type BlockReader = {
  all(options: { readonly kinds?: readonly BlockKind[] }): readonly Block[];
  byId(id: string): Block | null;
};
