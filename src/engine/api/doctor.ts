import { access, constants, mkdir, statfs } from 'node:fs/promises';
import type { z } from 'zod';
import type { DoctorFinding, Machine } from '../../shared/contract/system.ts';
import { estimateMemory, formatBytes, readGgufHeader, reasonOf } from '../models/index.ts';
import type { ModelStore, StoredModel } from '../models/index.ts';

type Finding = z.infer<typeof DoctorFinding>;

export type DoctorOptions = {
  readonly dataFolder: string;
  readonly store: ModelStore;
  readonly sqliteVersion: () => string | null;
  readonly machine: z.infer<typeof Machine>;
  readonly signal: AbortSignal;
};

const NEEDED_NODE = '24.0.0';
/** The first SQLite without the WAL-reset fault that can corrupt a database with two connections. */
const NEEDED_SQLITE = '3.51.3';
const LOW_DISK_BYTES = 2e9;
/** What a run of the main team asks of each model. */
const RUN_SHAPE = { contextTokens: 4096, sequences: 4, batchTokens: 512 } as const;
/** Electron or Node, SQLite, the vector index and the embedder beside the models. */
const PROGRAM_BYTES = 600_000_000;

/** Everything that decides whether Guildhall works here, each with what to do about it. Nothing is changed or fetched. */
export async function examine(options: DoctorOptions): Promise<readonly Finding[]> {
  const models = await options.store.list({ signal: options.signal });
  return [
    atLeast({
      name: 'Node',
      version: process.versions.node,
      needed: NEEDED_NODE,
      advice: 'Run "npm ci" in the checkout: it brings Node 24.',
    }),
    sqlite(options.sqliteVersion()),
    await folder({
      name: 'Data folder',
      path: options.dataFolder,
      advice: 'Choose another with --data or GUILDHALL_DATA.',
    }),
    await folder({ name: 'Model folder', path: options.store.folder, advice: 'Choose another with GUILDHALL_MODELS.' }),
    ...models.filter(({ entry, state }) => entry.starter || state === 'corrupt').map(modelFile),
    await roles(options),
    await memory({ ...options, models }),
    cores(options.machine.cores),
    {
      name: 'Network',
      state: 'good',
      detail: 'Only the downloader connects outside this machine, for one model that you agreed to.',
      advice: null,
    },
  ];
}

function sqlite(version: string | null): Finding {
  const name = 'SQLite';
  if (version !== null) {
    const advice = 'Run "npm ci" in the checkout: it brings the database library that was tested.';
    return atLeast({ name, version, needed: NEEDED_SQLITE, advice });
  }
  const advice = 'Run "guildhall doctor" again after "npm ci"; if it stays, move the data folder aside.';
  return { name, state: 'bad', detail: 'the database does not open', advice };
}

function atLeast(options: {
  readonly name: string;
  readonly version: string;
  readonly needed: string;
  readonly advice: string;
}): Finding {
  const { name, version, needed, advice } = options;
  if (compareVersions(version, needed) >= 0) {
    return { name, state: 'good', detail: version, advice: null };
  }
  return { name, state: 'bad', detail: `${version}, at least ${needed} is needed`, advice };
}

/** Negative, zero or positive, as a sort wants it. Both are numbers with dots. */
export function compareVersions(left: string, right: string): number {
  const rights = right.split('.').map(Number);
  const differences = left.split('.').map((part, at) => Number(part) - (rights[at] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}

async function folder(options: {
  readonly name: string;
  readonly path: string;
  readonly advice: string;
}): Promise<Finding> {
  const { name, path, advice } = options;
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
    const { bavail, bsize } = await statfs(path);
    const free = bavail * bsize;
    const detail = `${path}, ${formatBytes(free)} free`;
    if (free >= LOW_DISK_BYTES) return { name, state: 'good', detail, advice: null };
    return { name, state: 'attention', detail, advice: `Free some space. ${advice}` };
  } catch (cause) {
    return { name, state: 'bad', detail: `${path} cannot be written: ${reasonOf(cause)}`, advice };
  }
}

function modelFile(model: StoredModel): Finding {
  const { entry, state, bytesOnDisk } = model;
  const name = `Model ${entry.id}`;
  const size = formatBytes(entry.bytes);
  const shipped = entry.sources.some(({ kind }) => kind === 'shipped');
  const get = shipped
    ? 'Restore resources/models from the checkout ("git checkout -- resources/models").'
    : `Get it with "guildhall models get ${entry.id}" (${size}).`;
  switch (state) {
    case 'on-disk':
      return { name, state: 'good', detail: `${size}, SHA-256 verified`, advice: null };
    case 'partial': {
      const detail = `${formatBytes(bytesOnDisk)} of ${size} are here`;
      return { name, state: 'attention', detail, advice: get };
    }
    case 'absent':
      return { name, state: shipped ? 'bad' : 'attention', detail: 'not on this machine', advice: get };
    case 'corrupt':
      return { name, state: 'bad', detail: 'size or SHA-256 are wrong', advice: get };
  }
}

async function roles(options: DoctorOptions): Promise<Finding> {
  const filling = await options.store.fillRoles({ signal: options.signal });
  const filled = ['decider', 'worker'] as const;
  const detail = filled.map((role) => `${role}: ${filling.get(role) ?? 'none'}`).join(', ');
  const name = 'Team';
  if (filling.has('worker')) return { name, state: 'good', detail, advice: null };
  const advice = filling.has('decider')
    ? 'It works, but claims are shown as "not checked by a model". A model of about 1.5B or more checks them: "guildhall models get qwen2.5-coder-1.5b".'
    : 'Runs need a model: "guildhall models get qwen2.5-coder-0.5b", then "guildhall models get qwen2.5-coder-1.5b".';
  return { name, state: filling.has('decider') ? 'attention' : 'bad', detail, advice };
}

async function memory(options: DoctorOptions & { readonly models: readonly StoredModel[] }): Promise<Finding> {
  const filling = await options.store.fillRoles({ signal: options.signal });
  const ids = new Set([filling.get('decider'), filling.get('worker')]);
  let needed = PROGRAM_BYTES;
  for (const { entry } of options.models.filter(({ entry }) => ids.has(entry.id))) {
    const header = await readGgufHeader({ path: options.store.pathOf(entry) });
    needed += header.ok ? estimateMemory({ header: header.value, ...RUN_SHAPE }).totalBytes : entry.bytes;
  }
  const { freeMemoryBytes, memoryBytes } = options.machine;
  const detail = `${formatBytes(freeMemoryBytes)} of ${formatBytes(memoryBytes)} free, about ${formatBytes(needed)} needed with the models that are here`;
  if (freeMemoryBytes >= needed) return { name: 'Memory', state: 'good', detail, advice: null };
  const advice = 'Close other programs, or use one model only: GUILDHALL_WORKER=none keeps the small one.';
  return { name: 'Memory', state: 'attention', detail, advice };
}

function cores(count: number): Finding {
  const detail = `${count} for models`;
  if (count >= 2) return { name: 'Processor cores', state: 'good', detail, advice: null };
  const advice = 'It works on one core, but a run takes more than twice as long.';
  return { name: 'Processor cores', state: 'attention', detail, advice };
}
