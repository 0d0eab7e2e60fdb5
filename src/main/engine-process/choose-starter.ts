import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineStarter } from './engine-starter.ts';
import { createNodeChildStarter } from './node-child-starter.ts';
import { createUtilityStarter } from './utility-starter.ts';

/** Below this the native packages of the engine do not load. */
const NEEDED_NODE_MAJOR = 24;

/** Electron's own Node where it is new enough, else the Node that `npm start` names or that came with the packages. */
export function chooseStarter(options: {
  readonly root: string;
  readonly dataFolder: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly nodeVersion: string;
}): EngineStarter {
  const { root, dataFolder, environment, nodeVersion } = options;
  const entry = join(root, 'out', 'engine', 'utility.mjs');
  const argv = dataFolder === null ? [] : ['--data', dataFolder];
  if (Number(nodeVersion.split('.')[0]) >= NEEDED_NODE_MAJOR) return createUtilityStarter({ entry, argv });
  const packaged = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const node = environment['GUILDHALL_NODE'] ?? (existsSync(packaged) ? packaged : 'node');
  return createNodeChildStarter({ node, entry, argv, environment });
}
