import { existsSync, readFileSync } from 'node:fs';
import { announce, findProgram, note, runCommand } from './run-command.mjs';

/** What the tests need beside npm packages: a probe each, and the Debian packages that bring it (first name that exists). */
const NEEDED = [
  { name: 'chromium', probe: findChromium, packages: [['chromium']] },
  { name: 'xvfb-run', probe: () => findProgram('xvfb-run'), packages: [['xvfb'], ['xauth']] },
  { name: 'bwrap', probe: () => findProgram('bwrap'), packages: [['bubblewrap']] },
  { name: 'strace', probe: () => findProgram('strace'), packages: [['strace']] },
  {
    name: 'electron-libraries',
    probe: findElectronLibraries,
    packages: [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1']],
  },
];

/** The Chromium that the browser tests drive: `GUILDHALL_CHROMIUM`, else one on PATH. */
export async function findChromium() {
  const chosen = process.env.GUILDHALL_CHROMIUM;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const path = await findProgram(name);
    if (path !== undefined) return path;
  }
  return undefined;
}

async function findElectronLibraries() {
  const { output } = await runCommand('/sbin/ldconfig', ['-p'], { capture: true });
  const needed = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1'];
  return needed.every((library) => output.includes(library)) ? 'found' : undefined;
}

/**
 * Installs missing programs by apt, only as root on a Debian; elsewhere prints the command to type.
 * Returns the names that are still missing: tests that need them skip with that reason.
 */
export async function ensureSystemPrograms() {
  const missing = await findMissing();
  if (missing.length === 0) return [];
  announce(`System programs for the tests: missing ${missing.map(({ name }) => name).join(', ')}`);
  if (process.platform !== 'linux' || !isDebian()) {
    note('This is no Debian: please install them yourself. Tests that need them are skipped.');
    return missing.map(({ name }) => name);
  }
  const command = ['apt-get', 'install', '-y', '--no-install-recommends'];
  if (process.getuid?.() !== 0 || process.env.GUILDHALL_OFFLINE === '1') {
    const names = missing.flatMap(({ packages }) => packages.map(([first]) => first));
    note('Tests that need them are skipped. To install them, type:');
    note(`sudo ${command.join(' ')} ${names.join(' ')}`);
    return missing.map(({ name }) => name);
  }
  await runCommand('apt-get', ['update', '-qq'], { capture: true });
  const names = [];
  for (const { packages } of missing) {
    for (const choices of packages) names.push(await choosePackage(choices));
  }
  note(`${command.join(' ')} ${names.join(' ')}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runCommand(command[0], [...command.slice(1), ...names], {
    environment,
    capture: true,
  });
  if (code !== 0) note(`apt-get ended with ${code}: ${output.trim().split('\n').slice(-3).join(' / ')}`);
  return (await findMissing()).map(({ name }) => name);
}

async function findMissing() {
  const missing = [];
  for (const program of NEEDED) {
    if ((await program.probe()) === undefined) missing.push(program);
  }
  return missing;
}

/** Later Debians have renamed some libraries: the first name that has a candidate. */
async function choosePackage(choices) {
  for (const name of choices) {
    const { output } = await runCommand('apt-cache', ['policy', name], { capture: true });
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return choices[0];
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}
