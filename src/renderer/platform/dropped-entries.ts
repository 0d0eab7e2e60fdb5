/** What is dragged or was dropped. Only the kind is known in a browser; where it lies is told by `pathsOfDrop`. */
export type DroppedEntry = { readonly name: string; readonly isFolder: boolean };

/** Whether something from the person's disk is dragged, and not a part of the page. */
export function carriesFiles(event: { readonly dataTransfer: DataTransfer | null }): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** What was dropped, in the order of the drop; asked for inside the handler, because it is gone afterwards. */
export function entriesOfDrop(event: { readonly dataTransfer: DataTransfer | null }): readonly DroppedEntry[] {
  const { items = null, files = null } = event.dataTransfer ?? {};
  const folders = [...(items ?? [])].filter(({ kind }) => kind === 'file').map(isFolder);
  return [...(files ?? [])].map(({ name }, index) => ({ name, isFolder: folders[index] === true }));
}

function isFolder(item: DataTransferItem): boolean {
  return item.webkitGetAsEntry()?.isDirectory === true;
}
