// npm start: from a fresh clone to an open window. Options: --yes (get missing starter models), --browser (no window).
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { ensureFallbackElectron } from './setup/fallback-electron.mjs';
import { ensureOfficialElectron } from './setup/official-electron.mjs';
import { continueUnderNode24, ensurePackages } from './setup/packages.mjs';
import { announce, note, root, runCommand } from './setup/run-command.mjs';
import { fetchModel, findMissingModels, inMegabytes, STARTER_MODEL_IDS } from './setup/starter-models.mjs';

const OWN_OPTIONS = new Set(['--yes', '--browser']);
const options = new Set(process.argv.slice(2));
const passedOn = process.argv.slice(2).filter((option) => !OWN_OPTIONS.has(option));
const launcher = join(root, 'bin', 'guildhall.mjs');

await ensurePackages();
await continueUnderNode24(fileURLToPath(import.meta.url));
const background = await getStarterModels();
await buildWhenStale();
process.exit(await open());

/** Gets the first missing starter model now and the rest while the app runs; returns the running download, if any. */
async function getStarterModels() {
  const missing = await findMissingModels(STARTER_MODEL_IDS);
  if (missing.length === 0) return undefined;
  announce('Starter models');
  for (const { id, bytes } of missing) note(`missing: ${id}, ${inMegabytes(bytes)}`);
  if (process.env.GUILDHALL_OFFLINE === '1') {
    note('GUILDHALL_OFFLINE=1: starting without them. The app takes a GGUF from your disk too.');
    return undefined;
  }
  if (!(await hasConsent())) {
    note('Starting without them. The app shows what is missing and takes a GGUF from your disk too.');
    return undefined;
  }
  const [first, ...rest] = missing;
  // With one model there already the app is usable at once, so nothing has to be waited for.
  const mustWait = missing.length === STARTER_MODEL_IDS.length;
  if (mustWait) {
    const code = await fetchModel(first.id);
    if (code !== 0) note(`${first.id} could not be fetched (exit ${code}); starting without it.`);
  }
  const later = mustWait ? rest : missing;
  return later.length === 0 ? undefined : getInBackground(later.map(({ id }) => id));
}

async function hasConsent() {
  if (options.has('--yes')) return true;
  if (process.stdin.isTTY !== true) {
    note('Nobody to ask here: start with "npm start -- --yes" to fetch them.');
    return false;
  }
  const questions = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await questions.question('   Fetch them now? They stay on this machine. [y/N] ');
  questions.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** One download after the other; they end with this process, and the next start resumes what is left. */
function getInBackground(ids) {
  const stopping = new AbortController();
  process.on('exit', () => stopping.abort());
  note(`${ids.join(', ')}: coming in the background; the app is usable meanwhile.`);
  const fetchAll = async () => {
    for (const id of ids) {
      const code = await fetchModel(id, { quiet: true, signal: stopping.signal });
      if (stopping.signal.aborted) return;
      note(code === 0 ? `${id} is here.` : `${id} could not be fetched (exit ${code}); the next start resumes.`);
    }
  };
  return { stopping, finished: fetchAll() };
}

/** Builds unless out/ is newer than every source. */
async function buildWhenStale() {
  const stamp = join(root, 'out', '.built');
  const sources = ['src', 'package-lock.json', 'electron.vite.config.ts', 'vite.engine.config.ts'];
  const newest = Math.max(...sources.map((source) => newestChange(join(root, source))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return;
  announce('Building');
  const startedAt = new Date();
  const { code } = await runCommand(process.execPath, [join(root, 'scripts', 'build.mjs')]);
  if (code !== 0) process.exit(code);
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

function newestChange(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  const inside = readdirSync(path).map((name) => newestChange(join(path, name)));
  return Math.max(status.mtimeMs, ...inside);
}

async function open() {
  const reason = reasonAgainstWindow();
  if (reason !== undefined) return serve(reason);
  const isFallback = process.env.GUILDHALL_ELECTRON === 'fallback';
  const electron = isFallback ? await ensureFallbackElectron() : await ensureOfficialElectron();
  if (electron.executable === undefined) return serve(`Electron cannot be had here (${electron.reason})`);
  announce(`Opening the window${isFallback ? ' (old Electron without its sandbox: for tests only)' : ''}`);
  const environment = {
    ...process.env,
    GUILDHALL_APP_ROOT: root,
    GUILDHALL_NODE: process.execPath,
  };
  const argv = isFallback ? ['--no-sandbox', ...passedOn] : [root, ...passedOn];
  return finish(await runCommand(electron.executable, argv, { environment }));
}

/** Why no window can open on this machine, in words. */
function reasonAgainstWindow() {
  if (options.has('--browser')) return 'Asked for with --browser';
  if (process.platform !== 'linux') return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'There is no display';
  if (process.getuid?.() === 0 && process.env.GUILDHALL_ELECTRON !== 'fallback') {
    return 'Electron keeps its sandbox only for a user who is not root';
  }
  return undefined;
}

async function serve(reason) {
  announce(`${reason}: serving the browser version`);
  return finish(await runCommand(process.execPath, [launcher, 'serve', ...passedOn]));
}

async function finish({ code }) {
  background?.stopping.abort();
  await background?.finished;
  return code;
}
