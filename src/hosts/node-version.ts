const NEEDED_MAJOR = 24;

/** Null when this Node runs Guildhall, else what to tell the person: better-sqlite3 dies under older ones without a word. */
export function nodeProblem(version: string): string | null {
  if (Number(version.split('.')[0]) >= NEEDED_MAJOR) return null;
  return (
    `Guildhall needs Node ${NEEDED_MAJOR} or newer; this is Node ${version}. ` +
    'Start it with "npx guildhall" from the checkout (it brings its own Node), or install a newer Node.'
  );
}
