import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import type { SourceState } from '../../src/shared/contract/sources.ts';
import type { SourceFile } from '../../src/shared/domain/source.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';
import type { WorkspaceId } from '../../src/shared/kernel/ids.ts';
import { WORKSPACE, hash } from './scenes.ts';

const HOME: SourceState = {
  ...{ label: '', path: '/samples/launch-delay/exports', entry: 'folder' },
  ...{ files: 7, blocks: 843, problem: null },
};
const CONTRACTS: SourceState = {
  ...{ label: 'contracts', path: '/home/ada/contracts', entry: 'folder' },
  ...{ files: 1, blocks: 14, problem: null },
};
const DRIVE: SourceState = {
  ...{ label: 'drive', path: '/media/ada/drive', entry: 'folder' },
  ...{ files: 0, blocks: 0, problem: 'it does not exist' },
};

const HERON: SourceState = { ...HOME, path: '/home/ada/heron' };

type SourceChanges = Pick<EngineHandlers['sources'], 'add' | 'contents' | 'remove'>;

/** What the workspace reads, changed as long as the page is open; the scene `sources` begins with two more than its folder. */
export function sourcesScene(scene: string): SourceChanges & {
  readonly all: (workspaceId: WorkspaceId) => readonly SourceState[];
  readonly filesOf: () => readonly SourceFile[];
} {
  let list: readonly SourceState[] = scene === 'sources' ? [HOME, CONTRACTS, DRIVE] : [HOME];
  const contents = { files: 1, blocks: 14, passages: 31, vectors: 31, bytes: 96_000 };
  return {
    all: (workspaceId) => (workspaceId === WORKSPACE ? list : [HERON]),
    filesOf: () =>
      list.includes(CONTRACTS)
        ? [
            {
              ...{ file: '//contracts/mail.mbox', format: 'mbox', bytes: 48_000, sha256: hash('lease') },
              ...{ blocks: 14, problem: null },
            },
          ]
        : [],
    async add({ path }) {
      if (path.startsWith(HOME.path)) {
        return err({ code: 'source-overlaps', message: '', data: { path, source: HOME.path } });
      }
      if (path !== CONTRACTS.path)
        return err({ code: 'folder-unreadable', message: '', data: { folder: path, reason: 'it does not exist' } });
      list = [...list, CONTRACTS];
      const { files: _files, blocks: _blocks, problem: _problem, ...source } = CONTRACTS;
      return ok(source);
    },
    contents: async () => ok(contents),
    async remove({ label }) {
      list = list.filter((source) => source.label !== label);
      return ok(contents);
    },
  };
}
