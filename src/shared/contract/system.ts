import { z } from 'zod';
import { command } from './define.ts';

export const Machine = z.strictObject({
  platform: z.string(),
  cores: z.number().int(),
  memoryBytes: z.number(),
  freeMemoryBytes: z.number(),
  gpu: z.string().nullable(),
});

export const DoctorFinding = z.strictObject({
  name: z.string(),
  state: z.enum(['good', 'attention', 'bad']),
  detail: z.string(),
  advice: z.string().nullable(),
});

export const system = {
  info: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ version: z.string(), dataFolder: z.string(), machine: Machine }),
    errors: [],
  }),
  doctor: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ findings: z.array(DoctorFinding) }),
    errors: [],
  }),
};
