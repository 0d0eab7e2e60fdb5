import { Search } from 'lucide-react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useDeferredValue, useState } from 'react';
import type { ConversationHit, FoundPart } from '../../../shared/domain/conversation.ts';
import type { z } from 'zod';
import { go } from '../../app/actions.ts';
import { formatRoute } from '../../app/route.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useApp, useServices } from '../../state/services.ts';
import { formatMoment } from '../../ui/format.ts';
import { Modal } from '../../ui/modal.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useFoundTurns } from './use-conversations.ts';

type Part = z.infer<typeof FoundPart>;

/** Full text over questions and answers. Arrow keys walk the results, Enter opens one. */
export function SearchConversations(): ReactElement {
  const text = useText().conversations;
  const { store } = useServices();
  const open = useApp(({ overlay }) => overlay === 'search');
  return (
    <Modal
      open={open}
      onOpenChange={(next) => store.setState({ overlay: next ? 'search' : null })}
      title={text.search}
      hint={text.searchHint}
    >
      <SearchForm />
    </Modal>
  );
}

function SearchForm(): ReactElement {
  const text = useText().conversations;
  const workspaceId = useApp((state) => state.workspaceId);
  const [query, setQuery] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const asked = useDeferredValue(query.trim());
  const { data, error } = useFoundTurns({ workspaceId: everywhere ? null : workspaceId, query: asked });
  const hits = asked === '' ? [] : (data ?? []);
  return (
    <div onKeyDown={walkResults} className="pt-1">
      <div className="relative">
        <Search size={16} aria-hidden="true" className="absolute top-2.5 left-3 text-faint" />
        <input
          type="search"
          aria-label={text.searchField}
          value={query}
          autoFocus
          autoComplete="off"
          maxLength={500}
          onChange={(event) => setQuery(event.target.value)}
          className="h-9 w-full rounded-md border border-line-strong bg-surface pr-3 pl-9"
        />
      </div>
      <div className="mt-2 flex items-center gap-2 text-sm text-muted">
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={everywhere}
            onChange={(event) => setEverywhere(event.target.checked)}
            className="size-4 accent-accent"
          />
          {text.searchEverywhere}
        </label>
        <span role="status" className="ml-auto">
          {asked === '' || data === undefined ? '' : text.searchCount(hits.length)}
        </span>
      </div>
      {error === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={wireErrorOf(error)} />
        </div>
      )}
      <ul className="mt-3 -mx-2 space-y-px">
        {hits.map((hit) => (
          <Hit key={hit.runId} hit={hit} />
        ))}
      </ul>
    </div>
  );
}

function Hit({ hit }: { readonly hit: ConversationHit }): ReactElement {
  const services = useServices();
  const route = { view: 'chat', runId: hit.runId } as const;
  const inAnswer = hit.answer.some((part) => part.hit);
  return (
    <li>
      <a
        href={formatRoute(route)}
        data-result
        onClick={(event) => {
          event.preventDefault();
          services.store.setState({ overlay: null, workspaceId: hit.workspaceId });
          go(services, route);
        }}
        className="block rounded-md px-2 py-2 hover:bg-hover focus-visible:bg-hover"
      >
        <span className="flex items-baseline gap-3">
          <span className="line-clamp-1 min-w-0 flex-1 text-sm font-medium">
            <Parts parts={hit.question} />
          </span>
          <span className="numeric shrink-0 text-xs text-faint">{formatMoment(hit.createdAt)}</span>
        </span>
        {inAnswer ? (
          <span className="mt-0.5 line-clamp-2 text-sm text-muted">
            <Parts parts={hit.answer} />
          </span>
        ) : null}
      </a>
    </li>
  );
}

function Parts({ parts }: { readonly parts: readonly Part[] }): ReactElement {
  return (
    <>
      {parts.map((part, index) =>
        part.hit ? (
          <mark key={index} className="rounded-sm bg-mark px-0.5 text-ink">
            {part.text}
          </mark>
        ) : (
          <span key={index}>{part.text}</span>
        ),
      )}
    </>
  );
}

/** Down from the field goes to the first result, Up from the first one back. */
function walkResults(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type=search], [data-result]')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
