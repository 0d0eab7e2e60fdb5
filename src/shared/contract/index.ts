import { attachments } from './attachments.ts';
import { chat } from './chat.ts';
import type { Client, Handlers } from './define.ts';
import { memory } from './memory.ts';
import { models } from './models.ts';
import { runs } from './runs.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { system } from './system.ts';
import { teaching } from './teaching.ts';
import { teams } from './teams.ts';
import { workspaces } from './workspaces.ts';

/** Everything that a window, a browser page or a terminal can ask of the engine. */
export const contract = {
  system,
  workspaces,
  teams,
  teaching,
  sources,
  memory,
  models,
  runs,
  chat,
  attachments,
  settings,
  session,
} as const;

export type GuildhallContract = typeof contract;
export type EngineClient = Client<GuildhallContract>;
export type EngineHandlers = Handlers<GuildhallContract>;
