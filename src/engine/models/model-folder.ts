import { posix, win32 } from 'node:path';

/** What decides where model files lie; pure, so that every platform is tested on any. */
export type FolderQuestion = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The person's home folder. */
  readonly home: string;
};

/**
 * The app's own model folder, outside every checkout, so that a fresh clone downloads nothing: `GUILDHALL_MODELS`, else the
 * platform's data folder.
 */
export function modelFolder(question: FolderQuestion): string {
  const { platform, environment, home } = question;
  const chosen = environment['GUILDHALL_MODELS'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'darwin') {
    return posix.join(home, 'Library', 'Application Support', 'Guildhall', 'models');
  }
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local');
    return win32.join(local, 'Guildhall', 'models');
  }
  return posix.join(linuxData(question), 'guildhall', 'models');
}

/**
 * Where else a wanted file may already lie: folders that the person names in `GUILDHALL_MODELS_ALSO` (separated as in PATH),
 * then those of LM Studio, Jan, Ollama, llama.cpp and the Hugging Face cache. Some will not exist.
 */
export function otherModelFolders(question: FolderQuestion): readonly string[] {
  const { platform, environment, home } = question;
  const { join } = platform === 'win32' ? win32 : posix;
  const named = (environment['GUILDHALL_MODELS_ALSO'] ?? '').split(platform === 'win32' ? ';' : ':');
  const cache = environment['XDG_CACHE_HOME'] ?? join(home, '.cache');
  const candidates = [
    ...named,
    join(home, '.lmstudio', 'models'),
    join(cache, 'lm-studio', 'models'),
    ...janFolders(question).map((folder) => join(folder, 'data')),
    environment['OLLAMA_MODELS'] ?? join(home, '.ollama', 'models'),
    ...(platform === 'linux' ? ['/usr/share/ollama/.ollama/models'] : []),
    environment['HF_HUB_CACHE'] ?? join(environment['HF_HOME'] ?? join(cache, 'huggingface'), 'hub'),
    ...(platform === 'darwin' ? [join(home, 'Library', 'Caches', 'llama.cpp')] : []),
    join(cache, 'llama.cpp'),
  ];
  return [...new Set(candidates.filter((folder) => folder !== ''))];
}

function janFolders(question: FolderQuestion): readonly string[] {
  const { platform, environment, home } = question;
  if (platform === 'darwin') return [posix.join(home, 'Library', 'Application Support', 'Jan')];
  if (platform === 'win32') {
    return [win32.join(environment['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Jan')];
  }
  const config = environment['XDG_CONFIG_HOME'] ?? posix.join(home, '.config');
  return [posix.join(config, 'Jan'), posix.join(linuxData(question), 'Jan')];
}

function linuxData(question: FolderQuestion): string {
  const data = question.environment['XDG_DATA_HOME'];
  return data !== undefined && data !== '' ? data : posix.join(question.home, '.local', 'share');
}
