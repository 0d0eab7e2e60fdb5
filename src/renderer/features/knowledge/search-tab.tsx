import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { Search } from 'lucide-react';
import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import { BlockKind } from '../../../shared/domain/source.ts';
import type { Passage } from '../../../shared/domain/source.ts';
import { WorkspaceId } from '../../../shared/kernel/ids.ts';
import { useText } from '../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SearchResult } from './search-result.tsx';

const MOST_RESULTS = 40;

/** The same search that agents use, with the words that were found and the reason for each rank. */
export function SearchTab({ workspaceId }: { readonly workspaceId: string }): ReactElement {
  const text = useText();
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<BlockKind | null>(null);
  const { data, error, isFetching } = useSearch({ workspaceId, query, kind });
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-5xl px-6 py-5">
        <SearchField onSearch={setQuery} />
        <Kinds kind={kind} onChange={setKind} />
        <div role="status" className="mt-5 text-sm text-muted">
          {query === '' ? text.knowledge.search.start : null}
          {data === undefined || isFetching ? null : data.length === 0 ? (
            <span>
              <span className="block font-medium text-ink">{text.knowledge.search.none}</span>
              {text.knowledge.search.noneHint}
            </span>
          ) : (
            text.knowledge.search.results(data.length)
          )}
        </div>
        {isFetching && data === undefined ? <Skeleton label={text.app.loading} lines={6} /> : null}
        {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
        <ul className="divide-y divide-line">
          {data?.map((passage) => (
            <li key={passage.block.id}>
              <SearchResult workspaceId={workspaceId} passage={passage} query={query} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function useSearch(options: { readonly workspaceId: string; readonly query: string; readonly kind: BlockKind | null }) {
  const { workspaceId, query, kind } = options;
  const { client } = useServices();
  return useQuery<readonly Passage[]>({
    queryKey: ['search', workspaceId, query, kind],
    enabled: query !== '',
    queryFn: async ({ signal }) => {
      const input = {
        workspaceId: WorkspaceId.parse(workspaceId),
        query,
        limit: MOST_RESULTS,
        kinds: kind === null ? null : [kind],
      };
      return unwrap(await client.sources.search(input, { signal })).passages;
    },
  });
}

function SearchField({ onSearch }: { readonly onSearch: (query: string) => void }): ReactElement {
  const text = useText().knowledge.search;
  const input = useId();
  const [words, setWords] = useState('');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(words.trim());
  };
  return (
    <form role="search" onSubmit={onSubmit} className="flex gap-2">
      <label htmlFor={input} className="sr-only">
        {text.label}
      </label>
      <input
        id={input}
        type="search"
        value={words}
        placeholder={text.placeholder}
        onChange={(event) => setWords(event.target.value)}
        className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-3 placeholder:text-faint"
      />
      <Button type="submit" tone="primary" disabled={words.trim() === ''}>
        <Search size={14} aria-hidden="true" />
        {text.action}
      </Button>
    </form>
  );
}

function Kinds(props: {
  readonly kind: BlockKind | null;
  readonly onChange: (kind: BlockKind | null) => void;
}): ReactElement {
  const { kind, onChange } = props;
  const text = useText();
  return (
    <div role="group" aria-label={text.knowledge.search.kinds} className="mt-3 flex flex-wrap gap-1.5">
      {[null, ...BlockKind.options].map((option) => (
        <button
          key={option ?? 'all'}
          type="button"
          aria-pressed={option === kind}
          onClick={() => onChange(option)}
          className={clsx(
            'h-7 rounded-full border px-3 text-sm transition-colors',
            option === kind
              ? 'border-accent bg-accent-soft text-accent-ink'
              : 'border-line text-muted hover:bg-hover hover:text-ink',
          )}
        >
          {option === null ? text.knowledge.search.everything : text.sources.kindsMany[option]}
        </button>
      ))}
    </div>
  );
}
