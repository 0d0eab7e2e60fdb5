import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { carriesFiles, entriesOfDrop } from '../../platform/dropped-entries.ts';
import { pathsOfDrop } from '../../platform/dropped-paths.ts';
import type { Given } from '../../state/attachment-uploads.ts';
import { givenFiles } from './given-files.ts';

/** Takes files that are dropped on a part of the page; folders are left to the window. `true` while files are held over it. */
export function useFileDrop(options: {
  readonly target: RefObject<HTMLElement | null>;
  readonly onFiles: (files: readonly Given[]) => void;
}): boolean {
  const { target, onFiles } = options;
  const [over, setOver] = useState(false);
  const give = useRef(onFiles);
  useEffect(() => {
    give.current = onFiles;
  }, [onFiles]);
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    const onDrag = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = ({ relatedTarget }: DragEvent): void => {
      if (!(relatedTarget instanceof Node) || !element.contains(relatedTarget)) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      const entries = entriesOfDrop(event);
      if (!carriesFiles(event) || entries.some(({ isFolder }) => isFolder)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      void pathsOfDrop(window).then((paths) => {
        if (!signal.aborted) give.current(givenFiles({ files, paths }));
      });
    };
    element.addEventListener('dragover', onDrag, { signal });
    element.addEventListener('dragleave', onLeave, { signal });
    element.addEventListener('drop', onDrop, { signal });
    return () => listening.abort();
  }, [target]);
  return over;
}
