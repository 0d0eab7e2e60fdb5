import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './run-command.mjs';

/** The models a fresh installation is started with, smallest first; the embedder lies in the checkout. */
export const STARTER_MODEL_IDS = ['qwen2.5-coder-0.5b', 'qwen2.5-coder-1.5b'];

/** What the tests need beside the starter models: the smallest model, for fast tests of the engine. */
export const TEST_MODEL_IDS = ['smollm2-135m', ...STARTER_MODEL_IDS];

/** The catalogue's `{ id, file, bytes }` of these models. */
export function describeModels(ids) {
  const catalogue = JSON.parse(readFileSync(join(root, 'resources/models/catalogue.json'), 'utf8'));
  const models = Array.isArray(catalogue) ? catalogue : catalogue.models;
  return ids.map((id) => {
    const model = models.find((entry) => entry.id === id);
    if (model === undefined) throw new Error(`resources/models/catalogue.json has no ${id}`);
    return { id, file: model.file, bytes: model.bytes };
  });
}

/** A quick look by name and size (the engine verifies by SHA-256 before use): whether the file is in a model folder. */
export function isProbablyHere({ file, bytes }) {
  return modelFolders().some((folder) => {
    const path = join(folder, file);
    return existsSync(path) && statSync(path).size === bytes;
  });
}

function modelFolders() {
  const chosen = process.env.GUILDHALL_MODELS?.split(delimiter).filter((part) => part !== '') ?? [];
  return [...chosen, join(dataFolder(), 'models')];
}

function dataFolder() {
  if (process.env.GUILDHALL_DATA) return process.env.GUILDHALL_DATA;
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'guildhall');
  }
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', 'guildhall');
  }
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'guildhall');
}

/** "491 MB" */
export function inMegabytes(bytes) {
  return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}
