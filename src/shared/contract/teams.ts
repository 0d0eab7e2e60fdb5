import { z } from 'zod';
import { TeamDocument } from '../domain/team.ts';
import { command } from './define.ts';

export const teams = {
  list: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ teams: z.array(TeamDocument) }),
    errors: [],
  }),
};
