// npm run lock: adds the binaries of other platforms to package-lock.json. Run it after every change of dependencies.
//
// npm leaves an optional package out of the lock file when the registry in use does not carry it (an organisation's
// mirror often has the binaries of its own platforms only), and then `npm ci` refuses that lock file everywhere. The
// parent pins the exact version of such a package, so its entry can be written without asking any registry.
import { readFileSync, writeFileSync } from 'node:fs';

const lockFile = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = {
  darwin: 'darwin',
  mac: 'darwin',
  linux: 'linux',
  win32: 'win32',
  win: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
};
const LIBRARIES = [
  ['musl', 'musl'],
  ['gnu', 'glibc'],
];
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32'];

const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
let added = 0;
for (const [parentPath, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (findInLock(parentPath, name)) continue;
    if (name in (lock.packages[''].overrides ?? {}) || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) {
      throw new Error(`${name}@${version} (of ${parentPath}) is not locked and cannot be added`);
    }
    lock.packages[`node_modules/${name}`] = { version, ...platformOf(name, parent.dev === true) };
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([left], [right]) => left.localeCompare(right, 'en')),
);
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} optional packages of other platforms added`);

/** Whether Node would find the package from the parent's folder upwards. */
function findInLock(parentPath, name) {
  let folder = parentPath;
  for (;;) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  }
}

/** The rest of the entry, from a name such as `@oxlint/binding-linux-arm64-musl`; throws when it names no platform. */
function platformOf(name, isDevelopment) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const system = words.map((word) => SYSTEMS[word]).find((word) => word !== undefined);
  if (cpu === undefined || (system === undefined && cpu !== 'wasm32')) {
    throw new Error(`${name} names no platform`);
  }
  const libc = words.map((word) => LIBRARIES.find(([start]) => word.startsWith(start))?.[1]);
  const library = system === 'linux' ? libc.find((word) => word !== undefined) : undefined;
  // The order of the keys is npm's own, so that npm does not write the file anew.
  return {
    cpu: [cpu],
    ...(isDevelopment ? { dev: true } : {}),
    ...(library === undefined ? {} : { libc: [library] }),
    optional: true,
    ...(system === undefined ? {} : { os: [system] }),
  };
}
