import { useCallback, useEffect, useState } from 'react';
import type { DroppedEntry } from '../platform/dropped-entries.ts';
import { carriesFiles, entriesOfDrop } from '../platform/dropped-entries.ts';
import { pathsOfDrop } from '../platform/dropped-paths.ts';

export type WindowDrop = {
  readonly entries: readonly DroppedEntry[];
  /** Null in a browser. */
  readonly paths: readonly string[] | null;
};

/**
 * Folders and files that are dropped on the window, except where a part of the page takes them itself (it has then prevented what the
 * browser would do with them). `over` while they are held over the rest.
 */
export function useWindowDrop(): {
  readonly over: boolean;
  readonly drop: WindowDrop | null;
  readonly done: () => void;
} {
  const [over, setOver] = useState(false);
  const [drop, setDrop] = useState<WindowDrop | null>(null);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onDrag = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      setOver(!event.defaultPrevented);
      // Without this the browser would leave the page for the file.
      event.preventDefault();
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const entries = entriesOfDrop(event);
      void pathsOfDrop(window).then((paths) => {
        if (!signal.aborted && entries.length > 0) setDrop({ entries, paths: paths?.length === 0 ? null : paths });
      });
    };
    window.addEventListener('dragover', onDrag, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    return () => listening.abort();
  }, []);
  const done = useCallback(() => setDrop(null), []);
  return { over, drop, done };
}
