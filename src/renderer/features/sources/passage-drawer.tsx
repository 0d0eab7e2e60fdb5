import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useEffect, useRef } from 'react';
import type { Block } from '../../../shared/domain/source.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { usePassage } from '../../state/queries.ts';
import type { PassageInContext as PassageContext } from '../../state/queries.ts';
import { useServices } from '../../state/services.ts';
import type { OpenPassage } from '../../state/slices/view-slice.ts';
import { IconButton } from '../../ui/button.tsx';
import { formatMoment } from '../../ui/format.ts';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BlockFacts } from './block-facts.tsx';
import { CommitDiff } from './commit-diff.tsx';
import { markText } from './mark-text.ts';
import { RowTable } from './row-table.tsx';
import { useFileName } from './use-file-name.ts';

/** The source beside the answer: what a citation points to, in its place. Escape closes it and returns the focus. */
export function PassageDrawer({ passage }: { readonly passage: OpenPassage }): ReactElement {
  const text = useText();
  const { store } = useServices();
  const heading = useRef<HTMLHeadingElement>(null);
  const { citation } = passage;
  const nameOf = useFileName(passage.workspaceId);
  const { data, error } = usePassage(passage.workspaceId, citation);

  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body)
        opener.focus();
    };
  }, []);

  const close = (): void => store.setState({ passage: null });
  return (
    <aside
      aria-label={text.sources.passage}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
      className="flex h-full w-105 shrink-0 flex-col border-l border-line bg-surface max-xl:fixed max-xl:inset-y-0 max-xl:right-0 max-xl:z-20 max-xl:max-w-full max-xl:shadow-raised"
    >
      <div className="flex items-start gap-2 border-b border-line px-5 py-3.5">
        <div className="min-w-0 flex-1">
          <h2 ref={heading} tabIndex={-1} className="text-base font-semibold break-words outline-none">
            {nameOf(citation.file)}
          </h2>
          <p className="text-sm break-words text-muted">{citation.locator}</p>
        </div>
        <IconButton label={text.app.close} onClick={close}>
          <X size={16} />
        </IconButton>
      </div>
      <div
        tabIndex={0}
        role="region"
        aria-label={text.sources.cited}
        className="min-h-0 flex-1 overflow-y-auto px-5 py-4"
      >
        {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
        {data === undefined && error === null ? <Skeleton label={text.app.loading} lines={8} /> : null}
        {data?.stale === true ? (
          <div className="mb-4">
            <Notice tone="warn" title={text.sources.stale} />
          </div>
        ) : null}
        {data === undefined ? null : (
          <>
            <PassageInContext passage={data} cited={citation.text} />
          </>
        )}
      </div>
    </aside>
  );
}

/** What is cited, and what stands around it in its kind of source: rows of its table, its thread, its conversation. */
function PassageInContext(props: { readonly passage: PassageContext; readonly cited: string }): ReactElement {
  const { before, block, after } = props.passage;
  const text = useText().sources;
  if (block.kind === 'row')
    return (
      <>
        <CitedBlock block={block} cited={props.cited} />
        <RowTable before={before} cited={block} after={after} />
      </>
    );
  return (
    <>
      <p className="pb-1 text-xs font-medium text-faint">{text.context[block.kind]}</p>
      <Neighbours title={text.before} blocks={before} />
      <CitedBlock block={block} cited={props.cited} />
      <Neighbours title={text.after} blocks={after} />
    </>
  );
}

function CitedBlock({ block, cited }: { readonly block: Block; readonly cited: string }): ReactElement {
  const diff = block.kind === 'commit' ? (block.fields['diff'] ?? '') : '';
  return (
    <section className="my-1 rounded-md border-l-3 border-accent bg-page px-4 py-3">
      <BlockHead block={block} />
      <p className="mt-1.5 text-sm leading-6 break-words whitespace-pre-wrap">
        {markText(block.text, cited).map((part, index) =>
          part.marked ? (
            <mark key={index} className="rounded-sm bg-mark px-0.5 text-ink">
              {part.text}
            </mark>
          ) : (
            <span key={index}>{part.text}</span>
          ),
        )}
      </p>
      <BlockFacts block={block} />
      {diff === '' ? null : <CommitDiff diff={diff} />}
    </section>
  );
}

function Neighbours({
  title,
  blocks,
}: {
  readonly title: string;
  readonly blocks: readonly Block[];
}): ReactElement | null {
  if (blocks.length === 0) return null;
  return (
    <section aria-label={title} className="space-y-3 py-3">
      {blocks.map((block) => (
        <div key={block.id} className="px-4">
          <BlockHead block={block} />
          <p className="mt-0.5 line-clamp-4 text-sm break-words whitespace-pre-wrap text-muted">{block.text}</p>
        </div>
      ))}
    </section>
  );
}

function BlockHead({ block }: { readonly block: Block }): ReactElement {
  const parts = [block.author, block.timestamp === null ? null : formatMoment(block.timestamp)].filter(
    (part) => part !== null,
  );
  return (
    <div className="text-xs">
      {block.title === '' ? null : <p className="text-sm font-medium break-words">{block.title}</p>}
      <p className="text-faint">{parts.length === 0 ? block.locator : parts.join(' · ')}</p>
    </div>
  );
}
