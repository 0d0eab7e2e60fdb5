import type { IngestProgress } from '../../shared/contract/sources.ts';
import { Block } from '../../shared/domain/source.ts';
import type { SourceFile } from '../../shared/domain/source.ts';
import { splitPlace } from '../../shared/domain/source-path.ts';
import type { Source } from '../../shared/domain/workspace.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentParser, FileProblem, ParsedBlock, ParsedFile } from '../ports/document-parser.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ModelError } from '../ports/language-model.ts';
import type { VectorIndex } from '../ports/vector-index.ts';
import { chunkBlocks } from './chunk-blocks.ts';
import { embedChunks } from './embed-chunks.ts';
import { findFiles, pathInSource } from './find-files.ts';
import type { SourceProblem } from './find-files.ts';
import { sha256Of } from './fingerprint.ts';
import { newestTimestamp } from './newest-timestamp.ts';
import { planIngest } from './plan-ingest.ts';
import type { ChangedFile, IngestPlan } from './plan-ingest.ts';
import type { SourceRepository, StoredFile } from './source-repository.ts';
import { updateIndex } from './update-index.ts';

/** Characters of one file that are embedded, the newest first: one to two minutes on two cores. The others are found by their words. */
const EMBEDDED_PER_FILE = 1_000_000;

export type IngestOptions = {
  readonly sources: readonly Source[];
  readonly repository: SourceRepository;
  readonly embedder: Embedder;
  /** Names the embedding model; vectors of another one are made anew. */
  readonly embedderId: string;
  readonly index: VectorIndex;
  readonly parser: DocumentParser;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: IngestProgress) => void;
  /** Characters embedded per file; absent: one million. */
  readonly embeddedPerFile?: number;
};

export type IngestReport = {
  readonly files: readonly SourceFile[];
  readonly blocks: number;
  /** Files parsed in this ingest; the others were unchanged. */
  readonly parsed: readonly string[];
  readonly removed: readonly string[];
  /** Sources that could not be looked through; what was read of them before stays. */
  readonly problems: readonly SourceProblem[];
  /** The sources' "now": see `newestTimestamp`. */
  readonly asOf: number | null;
  /** Why the vector index could not be written; search then reads the vectors in SQLite. */
  readonly indexProblem: string | null;
};

export type IngestError =
  | { readonly code: 'folder-unreadable'; readonly message: string }
  | { readonly code: 'nothing-to-read'; readonly message: string; readonly files: readonly SourceFile[] }
  | { readonly code: 'cancelled'; readonly message: string }
  | ModelError;

/**
 * Brings a workspace's blocks, chunks and index up to date with its sources. Unchanged files are not parsed again; every file is
 * finished on its own, so an ingest that was killed goes on where it stopped. Files that cannot be read carry their problem.
 */
export async function ingestSources(options: IngestOptions): Promise<Result<IngestReport, IngestError>> {
  try {
    return await ingest(options);
  } catch (cause) {
    if (options.signal.aborted) return err({ code: 'cancelled', message: 'Reading was cancelled.' });
    throw cause;
  }
}

async function ingest(options: IngestOptions): Promise<Result<IngestReport, IngestError>> {
  const { repository, index, signal, onProgress } = options;
  onProgress({ stage: 'reading', done: 0, total: 0, note: 'Looking through the sources' });
  const { found, problems } = await findFiles(options);
  const [first] = problems;
  if (first !== undefined && problems.length === options.sources.length)
    return err({ code: 'folder-unreadable', message: first.message });
  const missing = new Set(problems.map(({ source }) => source.label));
  const plan = await planIngest({
    found,
    stored: repository.files().filter(({ file }) => !missing.has(splitPlace(file).label)),
    embedderId: options.embedderId,
    signal,
  });
  for (const file of plan.vanished) repository.removeFile(file);
  for (const { file, modifiedMs, bytes } of plan.touched) repository.markSeen({ file, modifiedMs, bytes });
  const failed = await readChanged({ options, plan, total: found.length });
  if (failed !== null) return err(failed);
  onProgress({ stage: 'indexing', done: found.length, total: found.length, note: 'Making it searchable' });
  const indexProblem = await updateIndex({
    repository,
    index,
    removed: plan.vanished,
    dimensions: options.embedder.dimensions,
  });
  return concluded({ options, plan, problems, indexProblem });
}

/** Parses one file ahead while the one before is embedded: the two run in different processes. */
async function readChanged(work: {
  readonly options: IngestOptions;
  readonly plan: IngestPlan;
  readonly total: number;
}): Promise<ModelError | null> {
  const { options, plan, total } = work;
  const parse = (changed: ChangedFile | undefined): Promise<ParsedFile> | null => {
    const parsed = changed === undefined ? null : parseFile({ changed, options });
    // The next file's failure is seen when its turn comes.
    parsed?.catch(() => undefined);
    return parsed;
  };
  let ahead = parse(plan.changed[0]);
  for (const [position, changed] of plan.changed.entries()) {
    const parsed = await ahead;
    ahead = parse(plan.changed[position + 1]);
    const done = plan.unchanged.length + position;
    options.onProgress({ stage: 'reading', done, total, note: changed.found.file });
    const failed = await storeFile({ options, changed, parsed: parsed ?? nothing(null), progress: { done, total } });
    if (failed !== null) return failed;
  }
  return null;
}

function parseFile(work: { readonly changed: ChangedFile; readonly options: IngestOptions }): Promise<ParsedFile> {
  const { found } = work.changed;
  if (found.problem !== null) return Promise.resolve(nothing(found.problem));
  const { path, entry } = found;
  return work.options.parser.parse({ path, file: pathInSource(found), entry, signal: work.options.signal });
}

function nothing(problem: FileProblem | null): ParsedFile {
  return { format: 'unknown', blocks: [], problem };
}

async function storeFile(work: {
  readonly options: IngestOptions;
  readonly changed: ChangedFile;
  readonly parsed: ParsedFile;
  readonly progress: { readonly done: number; readonly total: number };
}): Promise<ModelError | null> {
  const { options, changed, parsed } = work;
  const { repository, embedder, embedderId, signal } = options;
  const { found, sha256, fingerprint } = changed;
  const blocks = completed({ file: found.file, blocks: parsed.blocks });
  const budget = options.embeddedPerFile ?? EMBEDDED_PER_FILE;
  const chunks = await chunkBlocks({ blocks, embedder, budget, signal });
  if (!chunks.ok) return chunks.error;
  const onProgress = (done: number, total: number): void =>
    options.onProgress({ stage: 'embedding', ...work.progress, note: `${found.file}: ${done} of ${total} passages` });
  const embedded = await embedChunks({
    chunks: chunks.value,
    repository,
    embedder,
    embedderId,
    signal,
    onProgress,
  });
  if (!embedded.ok) return embedded.error;
  signal.throwIfAborted();
  const { withoutVector } = embedded.value;
  const problem =
    withoutVector === 0
      ? parsed.problem
      : partlyEmbedded({ problem: parsed.problem, withoutVector, all: chunks.value.length });
  const file: StoredFile = {
    file: found.file,
    format: parsed.format,
    bytes: found.bytes,
    sha256,
    blocks: blocks.length,
    problem,
    modifiedMs: found.modifiedMs,
    fingerprint,
    indexed: false,
  };
  repository.replaceFile({
    file,
    blocks,
    chunks: embedded.value.chunks,
    embedder: embedderId,
    now: options.clock.now(),
  });
  return null;
}

function partlyEmbedded(options: {
  readonly problem: FileProblem | null;
  readonly withoutVector: number;
  readonly all: number;
}): FileProblem {
  const message = `${options.withoutVector} of ${options.all} passages are found by their words only: the file is very large.`;
  return options.problem === null
    ? { code: 'partly-embedded', message }
    : { code: options.problem.code, message: `${options.problem.message} ${message}` };
}

/** Blocks with their ids; a locator that a format gave twice gets a number, because citations must be unambiguous. */
function completed(options: { readonly file: string; readonly blocks: readonly ParsedBlock[] }): Block[] {
  const { file } = options;
  const used = new Map<string, number>();
  return options.blocks.map((parsed) => {
    const times = (used.get(parsed.locator) ?? 0) + 1;
    used.set(parsed.locator, times);
    const locator = times === 1 ? parsed.locator : `${parsed.locator} [${times}]`;
    return Block.parse({ ...parsed, locator, file, id: `b${sha256Of(`${file}\n${locator}`).slice(0, 20)}` });
  });
}

function concluded(work: {
  readonly options: IngestOptions;
  readonly plan: IngestPlan;
  readonly problems: readonly SourceProblem[];
  readonly indexProblem: string | null;
}): Result<IngestReport, IngestError> {
  const { options, plan, problems, indexProblem } = work;
  const files = options.repository.files().map(asSourceFile);
  const blocks = files.reduce((sum, file) => sum + file.blocks, 0);
  if (blocks === 0) {
    const reasons = files.slice(0, 5).map(({ file, problem }) => `${file}: ${problem?.message ?? 'nothing in it'}`);
    const places = options.sources.map(({ path }) => path).join(', ');
    const message =
      files.length === 0
        ? `There are no files in ${places}.`
        : `Nothing in ${places} could be read. ${reasons.join(' ')}`;
    options.onProgress({ stage: 'failed', done: files.length, total: files.length, note: message });
    return err({ code: 'nothing-to-read', message, files });
  }
  options.onProgress({
    stage: 'done',
    done: files.length,
    total: files.length,
    note: [`${blocks} entries in ${files.length} files`, ...problems.map(({ message }) => message)].join('. '),
  });
  const parsed = plan.changed.map(({ found }) => found.file);
  return ok({
    files,
    blocks,
    parsed,
    removed: plan.vanished,
    problems,
    asOf: newestTimestamp(options.repository.blocks()),
    indexProblem,
  });
}

/** What a person sees of a stored file. */
export function asSourceFile(stored: StoredFile): SourceFile {
  const { file, format, bytes, sha256, blocks, problem } = stored;
  return { file, format, bytes, sha256, blocks, problem };
}
