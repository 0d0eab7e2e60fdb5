import { basename, join } from 'node:path';
import { z } from 'zod';
import { CatalogueEntry } from '../../shared/domain/model.ts';
import type { ModelRole } from '../../shared/domain/model.ts';
import { hashFile } from './file-hash.ts';
import { formatBytes } from './format-bytes.ts';
import { readGgufHeader, textOf } from './gguf-header.ts';
import type { GgufHeader } from './gguf-header.ts';
import { parameterCount } from './memory-estimate.ts';
import { readSidecar, statOrNull, writeSidecar } from './model-files.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

const Imported = z.strictObject({ version: z.literal(1), models: z.array(CatalogueEntry) });

/** Below this many parameters a model may decide, but neither extract nor verify (MODELS 1: about 1.5B). */
const WORKER_PARAMETERS = 1.4e9;
const DECIDER_PARAMETERS = 0.4e9;

export type ImportError = {
  /** `not-linkable`: the model folder cannot be written, or this disk knows no links. */
  readonly code: 'not-found' | 'model-corrupt' | 'not-linkable';
  readonly message: string;
};

/** Entries of files that the person brought, newest last. A file name that would leave the folder is dropped. */
export async function readImported(folder: string): Promise<readonly CatalogueEntry[]> {
  const stored = await readSidecar({ path: listPath(folder), schema: Imported });
  return (stored?.models ?? []).filter(({ file }) => basename(file) === file);
}

export async function writeImported(options: {
  readonly folder: string;
  readonly models: readonly CatalogueEntry[];
}): Promise<void> {
  const value = { version: 1, models: [...options.models] } satisfies z.input<typeof Imported>;
  await writeSidecar({ path: listPath(options.folder), value });
}

/**
 * What a GGUF on disk is: a known entry when size and hash match one, else a new entry named after its file. Nothing is linked
 * or written yet. Errors: `not-found`, `model-corrupt` (not a whole GGUF).
 */
export async function describeImport(options: {
  readonly path: string;
  readonly known: readonly CatalogueEntry[];
  readonly signal: AbortSignal;
}): Promise<Result<{ readonly entry: CatalogueEntry; readonly isNew: boolean }, ImportError>> {
  const status = await statOrNull(options.path);
  if (status === null || !status.isFile) {
    return err({ code: 'not-found', message: `There is no file at ${options.path}.` });
  }
  const header = await readGgufHeader({ path: options.path });
  if (!header.ok) {
    const code = header.error.code === 'model-missing' ? 'not-found' : 'model-corrupt';
    return err({ code, message: `${options.path}: ${header.error.message}` });
  }
  const sha256 = await hashFile({ path: options.path, signal: options.signal });
  const known = options.known.find((entry) => entry.sha256 === sha256);
  if (known !== undefined) return ok({ entry: known, isNew: false });
  const id = freeId({ name: basename(options.path), known: options.known });
  const entry: CatalogueEntry = {
    id,
    title: titleOf({ header: header.value, fallback: id }),
    roles: [roleOf(header.value)],
    file: `${id}.gguf`,
    bytes: status.bytes,
    sha256,
    licence: textOf(header.value.metadata.get('general.license')) ?? 'not stated in the file',
    starter: false,
    notes: `Imported from ${basename(options.path)}, ${formatBytes(status.bytes)}. Its quality was not measured.`,
    sources: [],
  };
  return ok({ entry, isNew: true });
}

/** A short id from a file name, made unique by a number: "My Model.Q4_K_M.gguf" → "my-model.q4-k-m". */
function freeId(options: { readonly name: string; readonly known: readonly CatalogueEntry[] }): string {
  const words = options.name
    .replace(/\.gguf$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  const base = words === '' ? 'imported' : words.slice(0, 80);
  const taken = new Set(options.known.flatMap(({ id, file }) => [id, file]));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id) && !taken.has(`${id}.gguf`)) return id;
  }
}

function roleOf(header: GgufHeader): ModelRole {
  const architecture = textOf(header.metadata.get('general.architecture')) ?? '';
  const pooling = header.metadata.get(`${architecture}.pooling_type`);
  if (pooling === 4) return 'reranker';
  if (architecture.includes('bert') || typeof pooling === 'number') return 'embedder';
  const parameters = parameterCount(header);
  if (parameters >= WORKER_PARAMETERS) return 'worker';
  return parameters >= DECIDER_PARAMETERS ? 'decider' : 'test';
}

function titleOf(options: { readonly header: GgufHeader; readonly fallback: string }): string {
  return (textOf(options.header.metadata.get('general.name')) ?? options.fallback).slice(0, 200);
}

function listPath(folder: string): string {
  return join(folder, 'imported.json');
}
