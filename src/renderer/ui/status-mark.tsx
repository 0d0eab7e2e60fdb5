import clsx from 'clsx';
import { Check, CircleDashed, Clock3, Minus, TriangleAlert, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { RunStatus } from '../../shared/domain/answer.ts';
import type { TaskStatus } from '../../shared/domain/task.ts';

type Status = RunStatus | TaskStatus;

const ICON_SIZE = 14;

/** A small picture of a status. It repeats what the text beside it says, so readers of the page skip it. */
export function StatusMark({ status }: { readonly status: Status }): ReactElement {
  return (
    <span
      aria-hidden="true"
      className={clsx('inline-flex size-4 shrink-0 items-center justify-center', toneOf(status))}
    >
      {pictureOf(status)}
    </span>
  );
}

function pictureOf(status: Status): ReactElement {
  switch (status) {
    case 'planned':
    case 'queued':
      return <CircleDashed size={ICON_SIZE} />;
    case 'running':
      return <span className="pulse size-2.5 rounded-full bg-accent" />;
    case 'waiting':
      return <Clock3 size={ICON_SIZE} />;
    case 'succeeded':
      return <Check size={ICON_SIZE} strokeWidth={2.5} />;
    case 'partial':
      return <TriangleAlert size={ICON_SIZE} />;
    case 'failed':
      return <X size={ICON_SIZE} strokeWidth={2.5} />;
    case 'skipped':
    case 'cancelled':
      return <Minus size={ICON_SIZE} strokeWidth={2.5} />;
  }
}

function toneOf(status: Status): string {
  switch (status) {
    case 'succeeded':
      return 'text-good';
    case 'waiting':
    case 'partial':
      return 'text-warn';
    case 'failed':
      return 'text-bad';
    case 'running':
      return 'text-accent';
    case 'planned':
    case 'queued':
    case 'skipped':
    case 'cancelled':
      return 'text-faint';
  }
}
