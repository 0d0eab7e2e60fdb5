import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { GgufCursor, SCALAR_BYTES, isScalarType } from './gguf-cursor.ts';
import { tensorBytes } from './ggml-types.ts';

export type GgufValue = string | number | boolean | readonly number[] | { readonly count: number };

export type GgufTensor = {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly type: number;
  /** Bytes from the start of the tensor data. */
  readonly offset: number;
};

export type GgufHeader = {
  readonly version: number;
  /** Scalars and texts as they are; number arrays up to 4096 values; longer or other arrays only as their count. */
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly GgufTensor[];
  /** Where the tensor data starts, and how long the file is, in bytes. */
  readonly dataOffset: number;
  readonly fileBytes: number;
};

export type GgufError = {
  readonly code: 'model-missing' | 'model-corrupt';
  readonly message: string;
};

/** Limits far above every real model, far below what would hurt: a hostile header cannot make us allocate. */
const LIMITS = {
  headerBytes: 128 * 1024 * 1024,
  metadataEntries: 100_000,
  tensors: 100_000,
  dimensions: 8,
  arrayValues: 16_000_000,
  keptArrayValues: 4096,
  keyBytes: 65_535,
  textBytes: 8 * 1024 * 1024,
} as const;

const FIRST_WINDOW_BYTES = 4 * 1024 * 1024;
const TYPE_TEXT = 8;
const TYPE_ARRAY = 9;

/**
 * Reads and checks a GGUF file's header without loading the model: native code must never meet a file that fails here.
 * Every count, length and tensor extent is checked against the limits and the file's size, so a truncated file is found.
 * Errors: `model-missing` (cannot be opened), `model-corrupt` (not GGUF, out of bounds, truncated).
 */
export async function readGgufHeader(options: { readonly path: string }): Promise<Result<GgufHeader, GgufError>> {
  let file: FileHandle;
  try {
    file = await open(options.path, 'r');
  } catch (cause) {
    return err({
      code: 'model-missing',
      message: `Cannot open ${options.path}: ${cause instanceof Error ? cause.message : String(cause)}`,
    });
  }
  try {
    const { size, isFile } = await statOf(file);
    if (!isFile) return corrupt('it is not a plain file');
    return await readGrowing({ file, fileBytes: size });
  } catch (cause) {
    return corrupt(`reading failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  } finally {
    await file.close();
  }
}

async function statOf(file: FileHandle): Promise<{ size: number; isFile: boolean }> {
  const status = await file.stat();
  return { size: status.size, isFile: status.isFile() };
}

async function readGrowing(options: {
  readonly file: FileHandle;
  readonly fileBytes: number;
}): Promise<Result<GgufHeader, GgufError>> {
  const { file, fileBytes } = options;
  const longest = Math.min(fileBytes, LIMITS.headerBytes);
  for (let window = Math.min(FIRST_WINDOW_BYTES, longest); ; window = Math.min(window * 4, longest)) {
    const bytes = Buffer.alloc(window);
    const { bytesRead } = await file.read(bytes, 0, window, 0);
    const parsed = parseGgufHeader({ bytes: bytes.subarray(0, bytesRead), fileBytes });
    if (parsed !== 'too-short') return parsed;
    if (window >= longest) return corrupt(`its header does not end within ${longest} bytes`);
  }
}

/** The pure part: `bytes` is the start of a file of `fileBytes`. 'too-short' asks for a longer start. */
export function parseGgufHeader(options: {
  readonly bytes: Buffer;
  readonly fileBytes: number;
}): Result<GgufHeader, GgufError> | 'too-short' {
  const cursor = new GgufCursor(options.bytes);
  const magic = cursor.unsigned32();
  if (cursor.problem === null && magic !== 0x46554747) return corrupt('it does not start with "GGUF"');
  const version = cursor.unsigned32();
  if (cursor.problem === null && version !== 2 && version !== 3) {
    return corrupt(`its format version ${version} is not known (2 and 3 are)`);
  }
  const tensorCount = cursor.unsigned64();
  const metadataCount = cursor.unsigned64();
  if (tensorCount > LIMITS.tensors) cursor.fail(`it claims ${tensorCount} tensors`);
  if (metadataCount > LIMITS.metadataEntries) cursor.fail(`it claims ${metadataCount} metadata entries`);
  const metadata = readMetadata({ cursor, count: metadataCount });
  const tensors = readTensors({ cursor, count: tensorCount });
  const problem = cursor.problem;
  if (problem !== null) return problem.kind === 'too-short' ? 'too-short' : corrupt(problem.reason);
  const alignment = numberOf(metadata.get('general.alignment')) ?? 32;
  if (!Number.isInteger(alignment) || alignment < 1 || alignment > 65_536) {
    return corrupt(`its alignment ${alignment} is impossible`);
  }
  const dataOffset = Math.ceil(cursor.position / alignment) * alignment;
  const header = { version, metadata, tensors, dataOffset, fileBytes: options.fileBytes };
  const reason = outsideFile(header);
  return reason === null ? ok(header) : corrupt(reason);
}

/** A metadata value as a finite number, or null. */
export function numberOf(value: GgufValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A metadata value as a text with something in it, or null. */
export function textOf(value: GgufValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function readMetadata(options: { readonly cursor: GgufCursor; readonly count: number }): Map<string, GgufValue> {
  const { cursor, count } = options;
  const metadata = new Map<string, GgufValue>();
  for (let index = 0; index < count && cursor.problem === null; index += 1) {
    const key = cursor.text(LIMITS.keyBytes);
    metadata.set(key, readValue({ cursor, type: cursor.unsigned32(), key }));
  }
  return metadata;
}

function readValue(options: { readonly cursor: GgufCursor; readonly type: number; readonly key: string }): GgufValue {
  const { cursor, type, key } = options;
  if (isScalarType(type)) return cursor.scalar(type);
  if (type === TYPE_TEXT) return cursor.text(LIMITS.textBytes);
  if (type === TYPE_ARRAY) return readArray({ cursor, key });
  cursor.fail(`"${key}" has the unknown type ${type}`);
  return 0;
}

function readArray(options: { readonly cursor: GgufCursor; readonly key: string }): GgufValue {
  const { cursor, key } = options;
  const type = cursor.unsigned32();
  const count = cursor.unsigned64();
  if (count > LIMITS.arrayValues) {
    cursor.fail(`"${key}" claims ${count} values`);
  } else if (type === TYPE_TEXT) {
    for (let index = 0; index < count && cursor.problem === null; index += 1) {
      cursor.skipText(LIMITS.textBytes);
    }
  } else if (!isScalarType(type)) {
    cursor.fail(`"${key}" is a list of the type ${type}, which no model uses`);
  } else if (count > LIMITS.keptArrayValues) {
    cursor.skip(count * SCALAR_BYTES[type]);
  } else {
    const values: number[] = [];
    for (let index = 0; index < count && cursor.problem === null; index += 1) {
      values.push(Number(cursor.scalar(type)));
    }
    return values;
  }
  return { count };
}

function readTensors(options: { readonly cursor: GgufCursor; readonly count: number }): GgufTensor[] {
  const { cursor, count } = options;
  const tensors: GgufTensor[] = [];
  for (let index = 0; index < count && cursor.problem === null; index += 1) {
    const name = cursor.text(LIMITS.keyBytes);
    const dimensionCount = cursor.unsigned32();
    if (dimensionCount > LIMITS.dimensions) cursor.fail(`tensor "${name}" has ${dimensionCount} dimensions`);
    const dimensions: number[] = [];
    for (let axis = 0; axis < dimensionCount && cursor.problem === null; axis += 1) {
      dimensions.push(cursor.unsigned64());
    }
    const type = cursor.unsigned32();
    tensors.push({ name, dimensions, type, offset: cursor.unsigned64() });
  }
  return tensors;
}

/** The first tensor that does not lie inside the file, as a reason; a download that stopped early shows here. */
function outsideFile(header: GgufHeader): string | null {
  const dataBytes = header.fileBytes - header.dataOffset;
  for (const tensor of header.tensors) {
    const end = tensor.offset + (tensorBytes(tensor) ?? 0);
    if (end > dataBytes) {
      return `tensor "${tensor.name}" ends ${end - dataBytes} bytes behind the end of the file: it is truncated`;
    }
  }
  return null;
}

function corrupt(reason: string): { readonly ok: false; readonly error: GgufError } {
  return err({ code: 'model-corrupt', message: `This file cannot be used as a model: ${reason}.` });
}
