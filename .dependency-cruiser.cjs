// The layer rules of ARCHITECTURE.md section 2, for the whole import graph (the lint sees one line at a time).
const TEST_FILE = '\\.test\\.tsx?$|^src/engine/testing/';
const NATIVE_PACKAGES = 'node_modules/(better-sqlite3|@lancedb|apache-arrow|node-llama-cpp|quickjs-emscripten)';
const PROCESS_MODULES = '^(node:)?(child_process|worker_threads|cluster)$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-imports-only-zod-and-itself',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: TEST_FILE },
      to: { pathNot: '^src/shared/|node_modules/zod/' },
    },
    {
      name: 'engine-does-not-know-its-host',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: '^src/(hosts|main|preload|renderer)/|node_modules/electron/' },
    },
    {
      name: 'engine-features-meet-at-index',
      comment:
        'A feature imports ports and the index.ts of other features, or of a folder inside one. compose/ is the rest of create-engine.ts, too long for one file.',
      severity: 'error',
      from: { path: '^src/engine/([^/]+)/', pathNot: `^src/engine/compose/|${TEST_FILE}` },
      to: {
        path: '^src/engine/[^/]+/',
        pathNot: '^src/engine/($1|ports)/|/index\\.ts$',
      },
    },
    {
      name: 'adapters-only-from-the-root-and-hosts',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: `^src/engine/create-engine\\.ts$|^src/engine/adapters/|^src/hosts/|${TEST_FILE}`,
      },
      to: { path: '^src/engine/adapters/' },
    },
    {
      name: 'native-packages-only-in-adapters',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: `^src/engine/adapters/|^src/engine/storage/database\\.ts$|${TEST_FILE}`,
      },
      to: { path: NATIVE_PACKAGES },
    },
    {
      name: 'engine-starts-processes-only-in-adapters',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: `^src/engine/adapters/|${TEST_FILE}` },
      to: { path: PROCESS_MODULES },
    },
    {
      name: 'hosts-import-engine-and-shared',
      severity: 'error',
      from: { path: '^src/hosts/' },
      to: { path: '^src/(main|preload|renderer)/|node_modules/electron/' },
    },
    {
      name: 'main-and-preload-import-only-shared',
      comment: 'main starts the engine by path.',
      severity: 'error',
      from: { path: '^src/(main|preload)/', pathNot: TEST_FILE },
      to: { path: '^src/', pathNot: '^src/($1|shared)/' },
    },
    {
      name: 'renderer-imports-only-shared',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: TEST_FILE },
      to: { path: '^src/(engine|hosts|main|preload)/|^node:|node_modules/electron/' },
    },
    {
      name: 'renderer-features-meet-at-index',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/', pathNot: TEST_FILE },
      to: {
        path: '^src/renderer/features/[^/]+/',
        pathNot: '^src/renderer/features/($1/|[^/]+/index\\.tsx?$)',
      },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST_FILE },
      to: { path: `${TEST_FILE}|^(test|e2e|bench)/` },
    },
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^src/' },
      // Made by a plugin of the build, or a file read as text by it.
      to: { couldNotResolve: true, pathNot: '^virtual:guildhall-|[?]raw$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    // Type-only imports count: a layer that names another layer's types depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
