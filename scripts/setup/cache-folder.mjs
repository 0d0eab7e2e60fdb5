import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where fetched programs are kept: outside the checkout, so that a fresh clone fetches nothing twice. */
export function cacheFolder(environment = process.env) {
  if (environment.GUILDHALL_CACHE) return environment.GUILDHALL_CACHE;
  if (process.platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'guildhall', 'Cache');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'guildhall');
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'guildhall');
}
