import type { Migration } from '../migration.ts';
import { migration as runs } from './0010-runs.ts';
import { migration as sources } from './0020-sources.ts';
import { migration as workspaces } from './0030-workspaces.ts';

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [runs, sources, workspaces];
