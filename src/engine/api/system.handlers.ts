import { arch, availableParallelism, platform, totalmem } from 'node:os';
import type { z } from 'zod';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { Machine } from '../../shared/contract/system.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { ModelStore } from '../models/index.ts';
import { examine } from './doctor.ts';

export type SystemHandlerOptions = {
  /** Of this program, from its package.json. */
  readonly version: string;
  readonly dataFolder: string;
  readonly store: ModelStore;
  /** What `select sqlite_version()` gives; null when the database does not open. */
  readonly sqliteVersion: () => string | null;
  /** Name of a usable GPU; null without one. */
  readonly gpu: () => Promise<string | null>;
};

/** The `system` group: this machine, and what is wrong with it. */
export function createSystemHandlers(options: SystemHandlerOptions): EngineHandlers['system'] {
  return {
    info: async () => {
      const { version, dataFolder } = options;
      return ok({ version, dataFolder, machine: await describeMachine(options) });
    },
    doctor: async (_input, { signal }) => {
      const machine = await describeMachine(options);
      return ok({ findings: [...(await examine({ ...options, machine, signal }))] });
    },
  };
}

/** Memory that is free counts what the system can give without swapping, and a container's limit. Bytes. */
async function describeMachine(options: SystemHandlerOptions): Promise<z.infer<typeof Machine>> {
  const limit = process.constrainedMemory();
  return {
    platform: `${platform()} ${arch()}`,
    cores: availableParallelism(),
    memoryBytes: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
    freeMemoryBytes: process.availableMemory(),
    gpu: await options.gpu(),
  };
}
