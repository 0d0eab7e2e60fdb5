import type { Block } from '../../shared/domain/source.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ModelError } from '../ports/language-model.ts';
import { searchableOf } from './search-text.ts';

export type Chunk = {
  readonly block: Block;
  /** Characters in the block's text. */
  readonly start: number;
  readonly end: number;
  readonly searchText: string;
  /** False beyond the budget of its file: such a chunk is found by its words only. */
  readonly embed: boolean;
};

/** Tokens of one chunk, below what the embedder takes: shorter stretches are found more exactly. */
const CHUNK_TOKENS = 200;
/** Tokens that the embedder adds around a text. */
const MARKS = 4;
/** Texts per question to the tokenizer. */
const COUNT_BATCH = 256;

type Piece = {
  readonly block: Block;
  readonly prefix: string;
  readonly body: string;
  readonly start: number;
  readonly end: number;
  readonly verbatim: boolean;
};

/**
 * Blocks to stretches that fit the embedder: mostly one block is one chunk. Longer ones are halved at a sentence or word end until
 * each part fits, so offsets stay exact. What the character budget does not cover is cut coarsely and not embedded.
 */
export async function chunkBlocks(options: {
  readonly blocks: readonly Block[];
  readonly embedder: Embedder;
  /** Characters of search text that may be embedded. */
  readonly budget: number;
  readonly signal: AbortSignal;
}): Promise<Result<readonly Chunk[], ModelError>> {
  const { blocks, embedder, signal } = options;
  const limit = Math.min(CHUNK_TOKENS, embedder.maxTokens - MARKS);
  const covered = withinBudget({ blocks, budget: options.budget });
  const pieces = blocks.flatMap(piecesOf);
  const done = pieces.filter(({ block }) => !covered.has(block.id)).map((piece) => chunkOf(piece, false));
  let open = pieces.filter(({ block }) => covered.has(block.id));
  while (open.length > 0) {
    const tooLong: Piece[] = [];
    for (let at = 0; at < open.length; at += COUNT_BATCH) {
      const batch = open.slice(at, at + COUNT_BATCH);
      const counted = await embedder.countTokens({ texts: batch.map(textOf), signal });
      if (!counted.ok) return counted;
      batch.forEach((piece, index) => {
        if ((counted.value[index] ?? 0) <= limit || piece.body.length < 2) done.push(chunkOf(piece, true));
        else tooLong.push(...halves(piece));
      });
    }
    open = tooLong;
  }
  const order = new Map(blocks.map((block, index) => [block.id, index]));
  const place = (chunk: Chunk): number => order.get(chunk.block.id) ?? 0;
  return ok(done.toSorted((left, right) => place(left) - place(right) || left.start - right.start));
}

/** The newest blocks first: in a mailbox of ten years the last months matter most. */
function withinBudget(options: { readonly blocks: readonly Block[]; readonly budget: number }): ReadonlySet<string> {
  const covered = new Set<string>();
  let left = options.budget;
  for (const block of options.blocks.toSorted((one, other) => (other.timestamp ?? 0) - (one.timestamp ?? 0))) {
    const searchable = searchableOf(block);
    left -= searchable === null ? 0 : searchable.prefix.length + searchable.body.length;
    if (left < 0) break;
    covered.add(block.id);
  }
  return covered;
}

/** A text far beyond the limit is cut into coarse parts first, or halving would tokenise it many times over. */
const COARSE = 2000;

function piecesOf(block: Block): Piece[] {
  const searchable = searchableOf(block);
  if (searchable === null || searchable.body.trim() === '') return [];
  const { prefix, verbatim } = searchable;
  const pieces: Piece[] = [];
  let rest = searchable.body;
  let start = 0;
  while (rest.length > COARSE) {
    const length = boundaryNear(rest, COARSE);
    pieces.push({ block, prefix, body: rest.slice(0, length), start, end: start + length, verbatim });
    rest = rest.slice(length);
    start += length;
  }
  pieces.push({ block, prefix, body: rest, start, end: start + rest.length, verbatim });
  return pieces;
}

function textOf(piece: Piece): string {
  return piece.prefix + piece.body;
}

function chunkOf(piece: Piece, embed: boolean): Chunk {
  const whole = { start: 0, end: piece.block.text.length };
  const { start, end } = piece.verbatim ? piece : whole;
  return { block: piece.block, start, end, searchText: textOf(piece).trim(), embed };
}

function halves(piece: Piece): Piece[] {
  const length = boundaryNear(piece.body, Math.ceil(piece.body.length / 2));
  const middle = piece.start + length;
  return [
    { ...piece, body: piece.body.slice(0, length), end: middle },
    { ...piece, body: piece.body.slice(length), start: middle },
  ];
}

/** A cut behind a line, a sentence or a word, the best one not far before `wanted`; never inside a character. */
function boundaryNear(text: string, wanted: number): number {
  const earliest = Math.floor(wanted * 0.6);
  for (const mark of ['\n', '. ', ' ']) {
    const at = text.lastIndexOf(mark, wanted);
    if (at > earliest) return at + mark.length;
  }
  const code = text.charCodeAt(wanted - 1);
  const insideCharacter = code >= 0xd800 && code <= 0xdbff;
  return Math.max(1, insideCharacter ? wanted + 1 : wanted);
}
