import type { ReactElement } from 'react';
import type { Block } from '../../../shared/domain/source.ts';
import { useText } from '../../i18n/text-context.ts';
import { formatMoment } from '../../ui/format.ts';

type Fact = { readonly name: string; readonly value: string };

/** What the structure of the source says about a block, in its own words: who wrote to whom, on which branch, when and where. */
export function BlockFacts({ block }: { readonly block: Block }): ReactElement | null {
  const text = useText().sources;
  const facts = factsOf(block, text).filter(({ value }) => value !== '');
  if (facts.length === 0) return null;
  return (
    <dl
      aria-label={text.fields}
      className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t border-line pt-3 text-xs"
    >
      {facts.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-faint">{name}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line text-muted">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf({ kind, fields }: Block, text: ReturnType<typeof useText>['sources']): readonly Fact[] {
  const field = (name: string): string => fields[name] ?? '';
  switch (kind) {
    case 'mail':
      return [
        { name: text.mailFrom, value: field('from') },
        { name: text.mailTo, value: field('to') },
        { name: text.mailCc, value: field('cc') },
      ];
    case 'commit':
      return [
        { name: text.commitId, value: field('sha') },
        { name: text.branches, value: field('branches') },
        { name: text.changes, value: changedFiles(field('changes'), text) },
      ];
    case 'event':
      return [
        { name: text.when, value: momentsOf({ start: field('start'), end: field('end') }) },
        { name: text.where, value: field('location') },
        { name: text.who, value: field('attendees').replaceAll('; ', '\n') },
      ];
    case 'page':
      return field('page') === '' ? [] : [{ name: text.kinds.page, value: text.pageOf(field('page'), field('pages')) }];
    case 'message':
      return [{ name: text.where, value: field('channel') === '' ? '' : `#${field('channel')}` }];
    case 'row':
    case 'passage':
      return [];
  }
}

/** Lines such as `M src/heater.c`, as the reader of repositories writes them. */
function changedFiles(changes: string, text: ReturnType<typeof useText>['sources']): string {
  return changes
    .split('\n')
    .map((line) => {
      const [kind, ...path] = line.split(' ');
      return kind === 'A' || kind === 'M' || kind === 'D' ? `${path.join(' ')} (${text.changeKinds[kind]})` : line;
    })
    .join('\n');
}

function momentsOf({ start, end }: { readonly start: string; readonly end: string }): string {
  const times = [start, end].map((iso) => Date.parse(iso)).filter((time) => !Number.isNaN(time));
  return times.map((time) => formatMoment(time)).join(' – ');
}
