import { homedir } from 'node:os';
import { modelFolder } from '../../src/engine/models/index.ts';

/** Where this machine keeps its model files. */
export function modelFolderHere(): string {
  return modelFolder({ platform: process.platform, environment: process.env, home: homedir() });
}
