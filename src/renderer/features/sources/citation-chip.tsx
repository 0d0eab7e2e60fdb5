import clsx from 'clsx';
import type { ReactElement } from 'react';
import type { Citation } from '../../../shared/domain/answer.ts';
import { useText } from '../../i18n/text-context.ts';
import { useApp, useServices } from '../../state/services.ts';
import { citationKey } from './citation-key.ts';
import { useFileName } from './use-file-name.ts';

/** `[n]` behind a statement: opens the passage that it rests on. */
export function CitationChip({
  workspaceId,
  citation,
}: {
  readonly workspaceId: string;
  readonly citation: Citation;
}): ReactElement {
  const text = useText().chat;
  const { store } = useServices();
  const open = useApp(({ passage }) => passage !== null && citationKey(passage.citation) === citationKey(citation));
  const file = useFileName(workspaceId)(citation.file);
  const name = text.cite(citation.n, file, citation.locator);
  return (
    <button
      type="button"
      aria-label={name}
      title={`${file} · ${citation.locator}`}
      aria-expanded={open}
      data-citation={citation.n}
      data-file={citation.file}
      data-locator={citation.locator}
      onClick={() => store.setState({ passage: { workspaceId, citation } })}
      className={clsx(
        'numeric mx-0.5 inline-flex h-[1.375rem] min-w-6 items-center justify-center rounded-sm px-1.5 align-[0.0625rem] text-xs font-medium transition-colors',
        open ? 'bg-accent text-on-accent' : 'bg-accent-soft text-accent-ink hover:bg-accent hover:text-on-accent',
      )}
    >
      {citation.n}
    </button>
  );
}
