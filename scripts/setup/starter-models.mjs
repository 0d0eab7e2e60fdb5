import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run-command.mjs';

/** The models a fresh installation is started with, smallest first; the embedder lies in the checkout. */
export const STARTER_MODEL_IDS = ['qwen2.5-coder-0.5b', 'qwen2.5-coder-1.5b'];

/** What the tests need beside the starter models: the smallest model, for fast tests of the engine. */
export const TEST_MODEL_IDS = ['smollm2-135m', ...STARTER_MODEL_IDS];

/** The catalogue's `{ id, file, bytes }` of these models. */
function describeModels(ids) {
  const { models } = JSON.parse(readFileSync(join(root, 'resources/models/catalogue.json'), 'utf8'));
  return ids.map((id) => {
    const model = models.find((entry) => entry.id === id);
    if (model === undefined) throw new Error(`resources/models/catalogue.json has no ${id}`);
    return { id, file: model.file, bytes: model.bytes };
  });
}

/** Those that are not in the app's model folder: a quick look by name and size; the engine verifies by SHA-256 before use. */
export async function findMissingModels(ids) {
  // Loaded late: TypeScript runs under Node 24 only, and this file is read before that is there.
  const { modelFolder } = await import('../../src/engine/models/model-folder.ts');
  const { platform, env: environment } = process;
  const folder = modelFolder({ platform, environment, home: homedir() });
  return describeModels(ids).filter(({ file, bytes }) => {
    const path = join(folder, file);
    return !existsSync(path) || statSync(path).size !== bytes;
  });
}

/**
 * Starts fetching one model; resolves to the exit code. Consent was given by whoever calls this. The engine that does it gets a
 * data folder of its own, so that it never holds the lock of the one that the app opens meanwhile. `quiet` shows nothing.
 */
export function fetchModel(id, { quiet = false, signal } = {}) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'guildhall-fetch-'));
  const launcher = join(root, 'bin', 'guildhall.mjs');
  const argv = [launcher, 'models', 'get', id, '--yes', '--data', dataFolder];
  const stdio = quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, { stdio, signal });
    const finish = (code) => {
      rmSync(dataFolder, { recursive: true, force: true });
      resolve(code);
    };
    child.on('error', () => finish(127));
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** "491 MB" */
export function inMegabytes(bytes) {
  return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}
