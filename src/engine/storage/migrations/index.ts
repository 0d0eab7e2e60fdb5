import type { Migration } from '../migration.ts';
import { migration as runs } from './0010-runs.ts';
import { migration as sources } from './0020-sources.ts';
import { migration as workspaces } from './0030-workspaces.ts';
import { migration as teams } from './0040-teams.ts';
import { migration as settings } from './0050-settings.ts';
import { migration as conversations } from './0060-conversations.ts';
import { migration as removedSamples } from './0070-removed-samples.ts';
import { migration as workspaceSources } from './0080-workspace-sources.ts';
import { migration as attachments } from './0090-attachments.ts';

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [
  runs,
  sources,
  workspaces,
  teams,
  settings,
  conversations,
  removedSamples,
  workspaceSources,
  attachments,
];
