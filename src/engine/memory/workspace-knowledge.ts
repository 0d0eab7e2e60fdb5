import { join } from 'node:path';
import type { KnowledgeGraph } from '../../shared/contract/memory.ts';
import type { IngestProgress } from '../../shared/contract/sources.ts';
import type { SourceContents } from '../../shared/contract/sources.ts';
import type { Block, Passage, SourceFile } from '../../shared/domain/source.ts';
import { splitPlace } from '../../shared/domain/source-path.ts';
import type { Source } from '../../shared/domain/workspace.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentParser } from '../ports/document-parser.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { VectorIndex } from '../ports/vector-index.ts';
import {
  asSourceFile,
  countSource,
  ingestSources,
  isStale,
  neighboursOf,
  newestTimestamp,
  SourceRepository,
  StoredBlockReader,
  updateIndex,
} from '../sources/index.ts';
import type { BlockReader, IngestError, IngestReport, SqlDatabase } from '../sources/index.ts';
import { BruteForceIndex } from './brute-force-index.ts';
import { readKnowledgeGraph } from './graph/index.ts';
import { hybridSearch } from './hybrid-search.ts';
import type { SearchParts, SearchRequest } from './hybrid-search.ts';
import { recall } from './recall.ts';

export type KnowledgeParts = {
  readonly database: SqlDatabase;
  readonly embedder: Embedder;
  /** Names the embedding model, for example by its hash: vectors of another one are made anew. */
  readonly embedderId: string;
  readonly parser: DocumentParser;
  readonly clock: Clock;
  /** Opens the workspace's vector index; `fresh` says that it is empty. May reject: search then does without. */
  readonly openIndex: (workspaceId: WorkspaceId) => Promise<{ readonly index: VectorIndex; readonly fresh: boolean }>;
  /** Deletes the files of a workspace's index, which is closed. */
  readonly removeIndex: (workspaceId: WorkspaceId) => Promise<void>;
  /** What they take on disk. */
  readonly indexBytes: (workspaceId: WorkspaceId) => Promise<number>;
  /** Told when search has to do without the index or the embedder. */
  readonly onDegraded: (reason: string) => void;
};

export type FoundPassage = {
  readonly block: Block;
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly stale: boolean;
};

/** What one workspace knows from its sources: reading it in, searching it, and opening what a citation points to. */
export class WorkspaceKnowledge {
  readonly blocks: BlockReader;
  readonly #parts: KnowledgeParts;
  readonly #workspaceId: WorkspaceId;
  readonly #repository: SourceRepository;
  readonly #bruteForce: BruteForceIndex;
  readonly #closing = new AbortController();
  #index: Promise<VectorIndex | null> | null = null;
  #graph: { readonly revision: number; readonly graph: KnowledgeGraph } | null = null;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: { readonly parts: KnowledgeParts; readonly workspaceId: WorkspaceId }) {
    this.#parts = options.parts;
    this.#workspaceId = options.workspaceId;
    this.#repository = new SourceRepository({ database: options.parts.database, workspaceId: options.workspaceId });
    this.#bruteForce = new BruteForceIndex({ repository: this.#repository });
    this.blocks = new StoredBlockReader({ repository: this.#repository });
  }

  /** One ingest at a time; a second one waits and then finds little to do. */
  ingest(options: {
    readonly sources: readonly Source[];
    readonly signal: AbortSignal;
    readonly onProgress: (progress: IngestProgress) => void;
  }): Promise<Result<IngestReport, IngestError>> {
    const { embedder, embedderId, parser, clock } = this.#parts;
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    return this.#alone(async () => {
      const index = (await this.#openIndex()) ?? withoutIndex;
      const report = await ingestSources({
        ...options,
        signal,
        repository: this.#repository,
        embedder,
        embedderId,
        index,
        parser,
        clock,
      });
      if (report.ok && report.value.indexProblem !== null) this.#parts.onDegraded(report.value.indexProblem);
      return report;
    });
  }

  /** Throws away what the index holds and fills it from SQLite. Returns why that failed, or null. */
  rebuildIndex(): Promise<string | null> {
    return this.#alone(async () => {
      const index = (await this.#openIndex()) ?? withoutIndex;
      this.#repository.markIndexed('none');
      await index.clear().catch((cause: unknown) => this.#parts.onDegraded(String(cause)));
      return updateIndex({
        repository: this.#repository,
        index,
        removed: [],
        dimensions: this.#parts.embedder.dimensions,
      });
    });
  }

  async search(request: SearchRequest): Promise<readonly Passage[]> {
    return hybridSearch({ ...(await this.#searchParts()), ...request });
  }

  /** For a prompt: at most 800 tokens of passages. */
  async recall(request: SearchRequest): Promise<readonly Passage[]> {
    return recall({ ...(await this.#searchParts()), ...request });
  }

  files(): SourceFile[] {
    return this.#repository.files().map(asSourceFile);
  }

  contentsOf(label: string): SourceContents {
    return countSource({ database: this.#parts.database, workspaceId: this.#workspaceId, label });
  }

  /** Forgets what was read of these files. Waits for an ingest that is at work. */
  forgetFiles(isGone: (file: SourceFile) => boolean): Promise<void> {
    return this.#alone(async () => {
      const removed = this.#repository
        .files()
        .filter((file) => isGone(file))
        .map(({ file }) => file);
      if (removed.length === 0) return;
      const index = (await this.#openIndex()) ?? withoutIndex;
      for (const file of removed) this.#repository.removeFile(file);
      const { dimensions } = this.#parts.embedder;
      const problem = await updateIndex({ repository: this.#repository, index, removed, dimensions });
      if (problem !== null) this.#parts.onDegraded(problem);
    });
  }

  /** The file that was changed last among those with something in it, and when, in epoch milliseconds. */
  newestFile(): { readonly file: string; readonly at: number } | null {
    const files = this.#repository.files().filter(({ blocks }) => blocks > 0);
    const newest = files.toSorted((left, right) => right.modifiedMs - left.modifiedMs)[0];
    return newest === undefined ? null : { file: newest.file, at: Math.floor(newest.modifiedMs) };
  }

  /** The sources' "now": see `newestTimestamp`. */
  asOf(): number | null {
    return newestTimestamp(this.blocks.all({}));
  }

  /** Tasks, people, blockers and dates; computed once per change of the sources. */
  async graph(options: { readonly signal: AbortSignal }): Promise<KnowledgeGraph> {
    const revision = this.#repository.revision();
    if (this.#graph?.revision === revision) return this.#graph.graph;
    const graph = await readKnowledgeGraph({ blocks: this.blocks.all({}), signal: options.signal });
    this.#graph = { revision, graph };
    return graph;
  }

  /** The block at a place, with what stands around it; null when there is none. */
  async passage(options: {
    readonly sources: readonly Source[];
    readonly file: string;
    readonly locator: string;
    readonly signal: AbortSignal;
  }): Promise<FoundPassage | null> {
    const { sources, file, locator, signal } = options;
    const blocks = this.blocks.all({});
    const block = blocks.find((candidate) => candidate.file === file && candidate.locator === locator);
    const stored = this.#repository.files().find((candidate) => candidate.file === file);
    if (block === undefined || stored === undefined) return null;
    const path = pathOf({ sources, file });
    const stale = path === null || (await isStale({ path, stored, signal }));
    return { block, ...neighboursOf({ block, blocks }), stale };
  }

  /** Stops an ingest at its next file, then closes the index. What was read stays. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#writing.catch(() => undefined);
    const index = await this.#index;
    this.#index = null;
    await index?.close();
  }

  #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => undefined);
    return done;
  }

  async #searchParts(): Promise<SearchParts> {
    const { embedder, onDegraded } = this.#parts;
    const index = await this.#openIndex();
    return {
      repository: this.#repository,
      blocks: this.blocks,
      embedder,
      bruteForce: this.#bruteForce,
      index,
      onDegraded,
    };
  }

  /** Opened once; an index that lost its content is filled again by the next ingest, and not asked before. */
  #openIndex(): Promise<VectorIndex | null> {
    this.#index ??= this.#parts
      .openIndex(this.#workspaceId)
      .then(({ index, fresh }) => {
        if (fresh) this.#repository.markIndexed('none');
        return index;
      })
      .catch((cause: unknown) => {
        this.#parts.onDegraded(cause instanceof Error ? cause.message : String(cause));
        return null;
      });
    return this.#index;
  }
}

/** Where a file lies; null when its source is gone. */
function pathOf(options: { readonly sources: readonly Source[]; readonly file: string }): string | null {
  const { label, path } = splitPlace(options.file);
  const source = options.sources.find((candidate) => candidate.label === label);
  return source === undefined ? null : join(source.path, path);
}

const NO_INDEX = 'The vector index could not be opened.';

/** Stands in while the index cannot be opened: ingest goes on, and files stay marked as not indexed. */
const withoutIndex: VectorIndex = {
  replaceFile: () => Promise.reject(new Error(NO_INDEX)),
  removeFile: () => Promise.reject(new Error(NO_INDEX)),
  clear: () => Promise.reject(new Error(NO_INDEX)),
  finish: () => Promise.reject(new Error(NO_INDEX)),
  nearest: () => Promise.resolve([]),
  matches: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};
