import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { ModelStore } from '../models/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { BodyRepository, SettingsRepository, WorkspaceRepository } from '../storage/index.ts';

const DAY_MS = 86_400_000;

export type SettingsHandlerOptions = {
  readonly settings: SettingsRepository;
  readonly bodies: BodyRepository;
  readonly workspaces: WorkspaceRepository;
  readonly models: Pick<ModelStore, 'list'>;
  readonly clock: Clock;
  readonly dataFolder: string;
  /** Gives freed pages back to the disk. Only while no run is at work, because it rewrites the database. */
  readonly shrink: () => void;
};

/** The `settings` group: what a person decided, and how much Guildhall keeps. */
export function createSettingsHandlers(options: SettingsHandlerOptions): EngineHandlers['settings'] {
  const { settings } = options;
  return {
    get: async () => ok(settings.read()),
    save: async (change) => ok(settings.change(definedOf(change))),
    diskUse: async (_input, { signal }) => ok(await diskUse({ ...options, signal })),
    async applyRetention() {
      const dropped = applyRetention(options);
      if (dropped.bodies > 0) options.shrink();
      return ok(dropped);
    },
  };
}

/** Drops what the person no longer wants kept. Safe to call at any time: runs that have not ended are never touched. */
export function applyRetention(options: Pick<SettingsHandlerOptions, 'settings' | 'bodies' | 'clock'>): {
  readonly bodies: number;
  readonly freedBytes: number;
} {
  const { keepBodiesDays } = options.settings.read();
  if (keepBodiesDays === null) return { bodies: 0, freedBytes: 0 };
  return options.bodies.dropCallBodies({ before: options.clock.now() - keepBodiesDays * DAY_MS });
}

async function diskUse(options: SettingsHandlerOptions & { readonly signal: AbortSignal }) {
  const { bodies, workspaces, dataFolder, models, signal } = options;
  const runs = new Map(bodies.runUse().map((use) => [use.workspaceId, use]));
  const sources = new Map(bodies.sourceUse().map((use) => [use.workspaceId, use.bytes]));
  const used = await Promise.all(
    workspaces.list().map(async ({ id }) => ({
      workspaceId: id,
      runs: runs.get(id)?.runs ?? 0,
      runBytes: runs.get(id)?.bytes ?? 0,
      sourceBytes: (sources.get(id) ?? 0) + (await folderBytes(join(dataFolder, 'index', id))),
    })),
  );
  const files = ['guildhall.sqlite', 'guildhall.sqlite-wal'].map((name) => fileBytes(join(dataFolder, name)));
  const listed = await models.list({ signal });
  return {
    workspaces: used,
    databaseBytes: sum(await Promise.all(files)),
    modelBytes: sum(listed.map(({ bytesOnDisk }) => bytesOnDisk)),
  };
}

/** 0 for a folder that is not there: an index is a cache and may be missing. */
async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return sum(await Promise.all(files.map((entry) => fileBytes(join(entry.parentPath, entry.name)))));
}

async function fileBytes(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A member that is named without a value changes nothing. */
function definedOf<Shape extends object>(shape: Shape): { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> } {
  // Only members without a value are left out.
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Shape]?: Exclude<Shape[Name], undefined>;
  };
}
