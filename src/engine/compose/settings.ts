import type { EngineHandlers } from '../../shared/contract/index.ts';
import { createSessionHandlers } from '../api/session.handlers.ts';
import { applyRetention, createSettingsHandlers } from '../api/settings.handlers.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { ModelStore } from '../models/index.ts';
import type { Clock } from '../ports/clock.ts';
import { createBodyRepository, createSettingsRepository } from '../storage/index.ts';
import type { RunRepository, SqliteDatabase, WorkspaceRepository } from '../storage/index.ts';

/** Settings, and what this and the last engine are about. Drops what the person no longer wants kept. Before runs are recovered. */
export function composeSettings(core: {
  readonly database: SqliteDatabase;
  readonly runs: RunRepository;
  readonly workspaces: WorkspaceRepository;
  readonly models: Pick<ModelStore, 'list'>;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly owner: string;
  /** Runs that wait their turn. */
  readonly queued: () => readonly RunId[];
}): Pick<EngineHandlers, 'settings' | 'session'> {
  const { database, runs, owner, queued } = core;
  const settings = createSettingsRepository(database);
  const bodies = createBodyRepository(database);
  applyRetention({ settings, bodies, clock: core.clock });
  const shrink = (): void => {
    if (runs.unfinished().some((run) => run.owner === owner)) return;
    database.exec('VACUUM');
    database.pragma('wal_checkpoint(TRUNCATE)');
  };
  return {
    settings: createSettingsHandlers({ ...core, settings, bodies, shrink }),
    session: createSessionHandlers({ runs, owner, queued }),
  };
}
