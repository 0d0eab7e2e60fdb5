import { z } from 'zod';
import { Settings, defaultSettings } from '../../shared/contract/settings.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import type { SqliteDatabase } from './database.ts';

/** What a person decided for this data folder. */
export type SettingsRepository = {
  read(): Settings;
  /** Changes what is named and keeps the rest. */
  change(change: Partial<Settings>): Settings;
};

export function createSettingsRepository(database: SqliteDatabase): SettingsRepository {
  const select = database.prepare('SELECT value FROM settings WHERE id = 1').pluck();
  const write = database.prepare(
    'INSERT INTO settings(id, value) VALUES(1, ?) ON CONFLICT(id) DO UPDATE SET value = excluded.value',
  );
  const read = (): Settings => {
    const stored = parseJson(z.record(z.string(), z.json()), z.string().catch('{}').parse(select.get()));
    // What an older or newer version stored and this one cannot read falls back to its default, one by one.
    const known = Object.entries(stored.ok ? stored.value : {}).filter(
      ([name, value]) => Settings.partial().safeParse({ [name]: value }).success,
    );
    return Settings.parse({ ...defaultSettings, ...Object.fromEntries(known) });
  };
  return {
    read,
    change(change) {
      const settings = { ...read(), ...change };
      write.run(JSON.stringify(settings));
      return settings;
    },
  };
}
