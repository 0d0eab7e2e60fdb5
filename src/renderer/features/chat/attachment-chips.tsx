import clsx from 'clsx';
import { FileText, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import type { Attachments } from './use-attachments.ts';

/** The files of the conversation: how far each is, what is wrong with it, and a way to take it back. */
export function AttachmentChips({ attachments }: { readonly attachments: Attachments }): ReactElement | null {
  const text = useText().conversations.attachments;
  const { errors } = useText();
  const { all, uploads, reading, remove, dismiss } = attachments;
  if (all.length === 0 && uploads.length === 0) return null;
  return (
    <ul aria-label={text.label} className="flex flex-wrap gap-1.5 px-3 pt-3">
      {all.map((attachment) => {
        const { id, name, read } = attachment;
        const problem = read?.problem?.message ?? null;
        const state =
          read === null ? (reading ? text.reading : text.waiting) : read.blocks === 0 ? (problem ?? text.empty) : '';
        const entries = read === null || read.blocks === 0 ? '' : text.entries(formatCount(read.blocks));
        return (
          <Chip
            key={id}
            name={name}
            state={entries === '' ? state : [entries, problem].filter((part) => part !== null).join('. ')}
            bad={read !== null && read.blocks === 0}
            removeLabel={text.remove(name)}
            onRemove={() => void remove(attachment)}
          />
        );
      })}
      {uploads.map(({ key, name, share, failed }) => {
        const said = failed === null ? null : failed.error === null ? errors.unexpected : errors.say(failed.error);
        return (
          <Chip
            key={`upload ${key}`}
            name={name}
            state={said === null ? text.uploading(formatShare(share)) : `${said.title}. ${said.advice}`}
            bad={failed !== null}
            removeLabel={failed === null ? text.stop(name) : text.dismiss(name)}
            onRemove={() => dismiss(key)}
          />
        );
      })}
    </ul>
  );
}

function Chip(props: {
  readonly name: string;
  readonly state: string;
  readonly bad: boolean;
  readonly removeLabel: string;
  readonly onRemove: () => void;
}): ReactElement {
  const { name, state, bad, removeLabel, onRemove } = props;
  return (
    <li
      className={clsx(
        'flex max-w-full items-center gap-1.5 rounded-md border py-0.5 pr-0.5 pl-2 text-sm',
        bad ? 'border-transparent bg-bad-soft' : 'border-line bg-sunken',
      )}
    >
      <FileText size={14} aria-hidden="true" className="shrink-0 text-muted" />
      <span className="max-w-56 shrink-0 truncate" title={name}>
        {name}
      </span>
      <span role="status" className={clsx('numeric min-w-0', bad ? 'text-ink' : 'text-muted')}>
        {state}
      </span>
      <button
        type="button"
        aria-label={removeLabel}
        title={removeLabel}
        onClick={onRemove}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink"
      >
        <X size={14} aria-hidden="true" />
      </button>
    </li>
  );
}
