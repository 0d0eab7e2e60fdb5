const KEY = 'guildhall.workspace';

/** The workspace that this window program or browser showed last; null the first time. It may be gone meanwhile. */
export function readLastWorkspace(storage: Pick<Storage, 'getItem'>): string | null {
  return storage.getItem(KEY);
}

export function writeLastWorkspace(storage: Pick<Storage, 'setItem'>, workspaceId: string): void {
  storage.setItem(KEY, workspaceId);
}
