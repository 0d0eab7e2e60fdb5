import type { ReactElement } from 'react';
import type { RunSummary } from '../../../shared/contract/runs.ts';
import { go } from '../../app/actions.ts';
import { formatRoute } from '../../app/route.ts';
import type { Route } from '../../app/route.ts';
import { useText } from '../../i18n/text-context.ts';
import { useServices } from '../../state/services.ts';
import { formatAge } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { QueuePlace } from './queue-place.tsx';
import { DeleteRun } from './delete-run.tsx';

type RunRowProps = {
  readonly run: RunSummary;
  readonly now: number;
  readonly top: number;
  readonly height: number;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
};

/** One run in the list: always two lines high. */
export function RunRow({ run, now, top, height, chosen, onChoose }: RunRowProps): ReactElement {
  const text = useText();
  const { runId, question, status, teamId, createdAt, parentRunId } = run;
  return (
    <li
      className="absolute inset-x-0 flex items-center gap-3 border-b border-line px-2 hover:bg-sunken"
      style={{ top, height }}
    >
      <input
        type="checkbox"
        aria-label={text.runs.select(question)}
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">
          <RouteLink route={{ view: 'trace', runId, step: null }}>{question}</RouteLink>
        </p>
        <p className="mt-0.5 flex items-center gap-1.5 text-xs text-faint">
          <StatusMark status={status} />
          {text.app.status[status]}
          <span aria-hidden="true">·</span>
          <span className="truncate">{teamId}</span>
          {parentRunId === null ? null : (
            <>
              <span aria-hidden="true">·</span>
              <RouteLink route={{ view: 'trace', runId: parentRunId, step: null }}>
                {`${text.runs.forkedFrom} ${parentRunId.slice(0, 12)}`}
              </RouteLink>
            </>
          )}
        </p>
      </div>
      {status === 'queued' ? (
        <span className="shrink-0 text-xs text-muted">
          <QueuePlace runId={runId} question={question} />
        </span>
      ) : null}
      <span className="numeric shrink-0 text-xs text-faint">{formatAge(createdAt, now)}</span>
      <DeleteRun run={run} />
    </li>
  );
}

export function RouteLink({ route, children }: { readonly route: Route; readonly children: string }): ReactElement {
  const services = useServices();
  return (
    <a
      href={formatRoute(route)}
      onClick={(event) => {
        event.preventDefault();
        go(services, route);
      }}
      className="hover:text-accent-ink hover:underline"
    >
      {children}
    </a>
  );
}
