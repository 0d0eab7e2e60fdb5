import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

export type DataFolderQuestion = {
  /** What `--data` said. */
  readonly flag: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

/** Where runs, indexes and the lock lie: `--data`, else `GUILDHALL_DATA`, else the platform's data folder. */
export function dataFolder(question: DataFolderQuestion): string {
  const { flag, environment, platform, home } = question;
  const chosen = flag ?? environment['GUILDHALL_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  switch (platform) {
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'Guildhall', 'data');
    case 'win32':
      return win32.join(environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'Guildhall', 'data');
    default:
      return posix.join(environment['XDG_DATA_HOME'] || posix.join(home, '.local', 'share'), 'guildhall', 'data');
  }
}

/** The same for this process. */
export function ownDataFolder(flag: string | undefined): string {
  return dataFolder({
    flag,
    environment: process.env,
    platform: process.platform,
    home: homedir(),
  });
}
