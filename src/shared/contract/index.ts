import type { Client, Handlers } from './define.ts';
import { models } from './models.ts';
import { runs } from './runs.ts';
import { sources } from './sources.ts';
import { system } from './system.ts';
import { teams } from './teams.ts';
import { workspaces } from './workspaces.ts';

/** Everything that a window, a browser page or a terminal can ask of the engine. */
export const contract = { system, workspaces, teams, sources, models, runs } as const;

export type GuildhallContract = typeof contract;
export type EngineClient = Client<GuildhallContract>;
export type EngineHandlers = Handlers<GuildhallContract>;
