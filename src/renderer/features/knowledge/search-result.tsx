import type { ReactElement } from 'react';
import type { Passage } from '../../../shared/domain/source.ts';
import { useText } from '../../i18n/text-context.ts';
import { useApp, useServices } from '../../state/services.ts';
import { formatMoment } from '../../ui/format.ts';
import { useFileName } from '../sources/index.ts';
import { excerptAround, highlightWords } from './highlight-words.ts';

/** One passage: its words marked, and by which of the two searches it was found at which rank. Opens in its context. */
export function SearchResult(props: {
  readonly workspaceId: string;
  readonly passage: Passage;
  readonly query: string;
}): ReactElement {
  const { workspaceId, passage, query } = props;
  const text = useText();
  const { store } = useServices();
  const nameOf = useFileName(workspaceId);
  const { block, start, end } = passage;
  const { file, locator, author, timestamp } = block;
  const open = useApp((state) => state.passage?.citation.file === file && state.passage.citation.locator === locator);
  const stretch = block.text.slice(start, end).trim() === '' ? block.text : block.text.slice(start, end);
  const excerpt = excerptAround({ text: stretch, query });
  const facts = [text.sources.kinds[block.kind], author, timestamp === null ? null : formatMoment(timestamp)];
  return (
    <button
      type="button"
      data-place={`${file} ${locator}`}
      aria-expanded={open}
      onClick={() =>
        store.setState({ passage: { workspaceId, citation: { n: 0, file, locator, text: excerpt.verbatim } } })
      }
      className="-mx-3 block w-[calc(100%+1.5rem)] rounded-md px-3 py-3 text-left hover:bg-hover aria-expanded:bg-hover"
    >
      <span className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 truncate font-medium">{block.title === '' ? locator : block.title}</span>
        <span className="shrink-0 text-xs text-faint" title={text.knowledge.search.why}>
          {reasons(passage, text.knowledge.search)}
        </span>
      </span>
      <span className="mt-0.5 block text-sm leading-5 break-words text-muted">
        {highlightWords({ text: excerpt.text, query }).map((part, index) =>
          part.marked ? (
            <mark key={index} className="rounded-sm bg-mark text-ink">
              {part.text}
            </mark>
          ) : (
            <span key={index}>{part.text}</span>
          ),
        )}
      </span>
      <span className="mt-1 block truncate text-xs text-faint">
        {[...facts.filter((fact) => fact !== null && fact !== ''), nameOf(file), locator].join(' · ')}
      </span>
    </button>
  );
}

function reasons({ vectorRank, textRank }: Passage, text: ReturnType<typeof useText>['knowledge']['search']): string {
  return [vectorRank === null ? null : text.byMeaning(vectorRank), textRank === null ? null : text.byWords(textRank)]
    .filter((reason) => reason !== null)
    .join(', ');
}
