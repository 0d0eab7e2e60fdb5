import { attachedLabel, homeLabel, readablePlace, splitPlace } from '../../../shared/domain/source-path.ts';
import { useText } from '../../i18n/text-context.ts';
import { useSources } from '../../state/queries.ts';

/** How a file is called on the page: with its folder as soon as the workspace reads more than one. */
export function useFileName(workspaceId: string | null): (file: string) => string {
  const text = useText().sources;
  const { data } = useSources(workspaceId);
  const folder = data !== undefined && data.sources.length > 1 ? data.sources.find(isHome)?.path : undefined;
  const home = folder === undefined ? {} : { home: lastPart(folder) };
  return (file) => {
    const { label, path } = splitPlace(file);
    return label === attachedLabel ? text.attached(path) : readablePlace({ file, ...home });
  };
}

function isHome({ label }: { readonly label: string }): boolean {
  return label === homeLabel;
}

/** The name of a folder, of whichever system its path is. */
function lastPart(path: string): string {
  return path.split(/[/\\]/u).findLast((part) => part !== '') ?? path;
}
