import { join } from 'node:path';
import type { RunParts } from '../runs/index.ts';
import { createOutputFolder, tools } from '../tools/index.ts';

/** The tools, and one output folder for each run: `<data>/outputs/<run>`. */
export function composeTools(options: { readonly dataFolder: string }): RunParts['toolbox'] {
  return {
    tools,
    outputOf: (runId) =>
      createOutputFolder({ folder: join(options.dataFolder, 'outputs', runId.replace(/[^\w-]/g, '_')) }),
  };
}
