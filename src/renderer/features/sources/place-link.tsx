import type { ReactElement } from 'react';
import type { GraphSource } from '../../../shared/contract/memory.ts';
import { useApp, useServices } from '../../state/services.ts';
import { useFileName } from './use-file-name.ts';

/** A place in the sources by its name; opens the passage as a citation does. */
export function PlaceLink(props: { readonly workspaceId: string; readonly place: GraphSource }): ReactElement {
  const { workspaceId, place } = props;
  const { file, locator, text: stated } = place;
  const { store } = useServices();
  const nameOf = useFileName(workspaceId);
  const open = useApp(({ passage }) => passage?.citation.file === file && passage.citation.locator === locator);
  return (
    <button
      type="button"
      aria-expanded={open}
      title={stated}
      onClick={() => store.setState({ passage: { workspaceId, citation: { n: 0, file, locator, text: stated } } })}
      className="max-w-full truncate rounded-sm text-left text-xs text-accent-ink underline decoration-line-strong underline-offset-2 hover:decoration-accent"
    >
      {nameOf(file)} · {locator}
    </button>
  );
}
