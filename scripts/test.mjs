// npm test: installs what the tests need, runs all of them, and ends with one line of counts.
// Options: --only <phase>[,<phase>] (unit, model, browser, electron), --strict (a missing program or model is a failure).
// GUILDHALL_TEST_MINUTES: what is not done by then counts as failed. GUILDHALL_OFFLINE=1: download nothing.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureFallbackElectron } from './setup/fallback-electron.mjs';
import { continueUnderNode24, ensurePackages } from './setup/packages.mjs';
import { announce, note, root, runCommand } from './setup/run-command.mjs';
import { fetchModel, findMissingModels, inMegabytes, TEST_MODEL_IDS } from './setup/starter-models.mjs';
import { ensureSystemPrograms, findChromium } from './setup/system-programs.mjs';

const countFolder = join(root, 'test-results');
const startedAt = Date.now();
const minutes = Number(process.env.GUILDHALL_TEST_MINUTES ?? Number.POSITIVE_INFINITY);
const isStrict = process.argv.includes('--strict');
const only = readOnly();
const total = { passed: 0, failed: 0, skipped: [] };

await ensurePackages();
await continueUnderNode24(fileURLToPath(import.meta.url));
const shortages = await prepare();
await runPhases();
process.exit(summarise());

function readOnly() {
  const position = process.argv.indexOf('--only');
  const names = position === -1 ? undefined : process.argv[position + 1];
  return names === undefined ? undefined : new Set(names.split(','));
}

function isWanted(phase) {
  return only === undefined || only.has(phase);
}

/** Gets programs, models and the Electron of the tests. Returns what is missing: `{ name, reason }`. */
async function prepare() {
  const missing = await ensureSystemPrograms();
  const found = missing.map((name) => ({
    name,
    reason: `${name} is not installed on this machine`,
  }));
  process.env.GUILDHALL_MISSING_PROGRAMS = missing.join(',');
  process.env.GUILDHALL_NODE = process.execPath;
  process.env.GUILDHALL_APP_ROOT = root;
  process.env.GUILDHALL_CHROMIUM = (await findChromium()) ?? '';
  if (isWanted('electron')) {
    const electron = await ensureFallbackElectron();
    if (electron.executable === undefined) found.push({ name: 'electron', reason: electron.reason });
    else process.env.GUILDHALL_ELECTRON_PATH = electron.executable;
  }
  if (isWanted('model') || isWanted('browser') || isWanted('electron')) {
    const reason = await getModels();
    if (reason !== undefined) found.push({ name: 'models', reason });
  }
  return found;
}

/** Returns why the models are not here, or undefined. Calling `npm test` is the consent to fetch them. */
async function getModels() {
  const missing = await findMissingModels(TEST_MODEL_IDS);
  if (missing.length === 0) return undefined;
  const bytes = missing.reduce((sum, model) => sum + model.bytes, 0);
  announce(`Getting the models that the tests need: ${missing.map(({ id }) => id).join(', ')} (${inMegabytes(bytes)})`);
  if (process.env.GUILDHALL_OFFLINE === '1') return 'GUILDHALL_OFFLINE=1 forbids fetching the models';
  for (const { id } of missing) {
    const code = await fetchModel(id);
    if (code !== 0) return `the model ${id} could not be fetched (exit ${code})`;
  }
  return undefined;
}

async function runPhases() {
  rmSync(countFolder, { recursive: true, force: true });
  mkdirSync(countFolder, { recursive: true });
  if (isWanted('unit')) await runVitest('unit', []);
  if (isWanted('model')) await runVitest('model', ['models']);
  if (!isWanted('browser') && !isWanted('electron')) return;
  announce('Building');
  const build = await runCommand(process.execPath, [join(root, 'scripts', 'build.mjs')]);
  if (build.code !== 0) {
    fail('build', `ended with ${build.code}; the tests of the window did not run`);
    return;
  }
  if (isWanted('browser')) await runPlaywright('browser', ['chromium', 'models'], []);
  if (isWanted('electron')) {
    const display = ['xvfb-run', '-a', '-s', '-screen 0 1280x900x24'];
    await runPlaywright('electron', ['xvfb-run', 'electron-libraries', 'electron', 'models'], display);
  }
}

function runVitest(phase, needs) {
  const reporter = join(root, 'scripts', 'testing', 'vitest-count-reporter.mjs');
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const argv = [program, 'run', '--project', phase, '--reporter=default', `--reporter=${reporter}`];
  return runPhase({ phase, needs, command: [process.execPath, ...argv] });
}

function runPlaywright(phase, needs, prefix) {
  const reporter = join(root, 'scripts', 'testing', 'playwright-count-reporter.mjs');
  const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const argv = [program, 'test', '--project', phase, `--reporter=list,${reporter}`];
  return runPhase({ phase, needs, command: [...prefix, process.execPath, ...argv] });
}

/** Runs one group of tests and adds its counts; a group that cannot run is a skip with its reason. */
async function runPhase({ phase, needs, command }) {
  announce(`Tests: ${phase}`);
  const shortage = shortages.find(({ name }) => needs.includes(name));
  if (shortage !== undefined) {
    total.skipped.push({ name: `all ${phase} tests`, reason: shortage.reason });
    note(`skipped: ${shortage.reason}`);
    return;
  }
  const timeoutMs = startedAt + minutes * 60_000 - Date.now();
  if (timeoutMs <= 0) {
    fail(phase, `no time was left of ${minutes} minutes`);
    return;
  }
  const countFile = join(countFolder, `${phase}.counts.json`);
  const environment = { ...process.env, GUILDHALL_COUNT_FILE: countFile };
  const [program, ...argv] = command;
  const options = Number.isFinite(timeoutMs) ? { environment, timeoutMs } : { environment };
  const { code, timedOut } = await runCommand(program, argv, options);
  if (!existsSync(countFile)) {
    fail(phase, timedOut ? `was not done after ${minutes} minutes` : `ended with ${code} before counting`);
    return;
  }
  const counts = JSON.parse(readFileSync(countFile, 'utf8'));
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped.push(...counts.skipped);
  if (code !== 0 && counts.failed === 0) fail(phase, `ended with ${code}`);
  if (counts.passed + counts.failed + counts.skipped.length === 0) fail(phase, 'found no tests');
}

function fail(name, reason) {
  console.error(`   FAILED: ${name} ${reason}`);
  total.failed += 1;
}

/** Prints the reasons of skips and, last and alone, the counts. Returns the exit code. */
function summarise() {
  const reasons = Map.groupBy(total.skipped, ({ reason }) => reason);
  announce(`Done in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  for (const [reason, skips] of reasons) {
    note(
      `skipped ${skips.length}: ${reason} (${skips
        .map(({ name }) => name)
        .slice(0, 3)
        .join('; ')})`,
    );
  }
  const isShort = isStrict && shortages.length > 0;
  if (isShort) console.error(`   --strict: missing ${shortages.map(({ name }) => name).join(', ')}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
  return total.failed === 0 && total.passed > 0 && !isShort ? 0 : 1;
}
