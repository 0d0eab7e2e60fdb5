import { useVirtualizer } from '@tanstack/react-virtual';
import { GitCompareArrows } from 'lucide-react';
import type { ReactElement } from 'react';
import { useMemo, useRef, useState } from 'react';
import type { RunSummary } from '../../../shared/contract/runs.ts';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useRunHistory } from '../../state/queries.ts';
import { useApp, useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { everyRun, filterRuns } from './filter-runs.ts';
import { RunFilters } from './run-filters.tsx';
import { RunRow } from './run-row.tsx';

const ROW_HEIGHT = 60;
const AGE_REFRESH_MS = 30_000;

/** Every run of the workspace, newest first. Only the rows in view are in the page. */
export function RunsPage(): ReactElement {
  const text = useText();
  const workspaceId = useApp((state) => state.workspaceId);
  const { data, error } = useRunHistory(workspaceId);
  const [filter, setFilter] = useState(everyRun);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const all = data ?? [];
  const shown = useMemo(() => filterRuns(data ?? [], filter), [data, filter]);
  const choose = (runId: string, on: boolean): void =>
    setChosen((before) => (on ? [...before, runId].slice(-2) : before.filter((id) => id !== runId)));

  return (
    <div className="mx-auto flex h-full max-w-5xl flex-col px-6 pt-10">
      <h1 className="text-xl font-semibold tracking-tight">{text.runs.title}</h1>
      <p className="mt-1 max-w-prose text-muted">{text.runs.intro}</p>
      {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
      {data === undefined && error === null ? <Skeleton label={text.app.loading} lines={6} /> : null}
      {data === undefined ? null : all.length === 0 ? (
        <p className="mt-8 max-w-prose text-muted">{text.runs.empty}</p>
      ) : (
        <>
          <div className="mt-6 flex flex-wrap items-center gap-2 pb-3">
            <RunFilters filter={filter} runs={all} onChange={setFilter} />
            <CompareChosen chosen={chosen} runs={all} />
          </div>
          <p role="status" className="numeric border-b border-line pb-2 text-xs text-faint">
            {shown.length === 0 ? text.runs.none : text.runs.count(shown.length)}
          </p>
          <RunList runs={shown} chosen={chosen} onChoose={choose} />
        </>
      )}
    </div>
  );
}

function CompareChosen(props: {
  readonly chosen: readonly string[];
  readonly runs: readonly RunSummary[];
}): ReactElement {
  const text = useText().runs;
  const services = useServices();
  const [older, newer] = props.runs
    .filter(({ runId }) => props.chosen.includes(runId))
    .toSorted((left, right) => left.createdAt - right.createdAt);
  const ready = older !== undefined && newer !== undefined;
  return (
    <Button
      className="ml-auto"
      aria-disabled={!ready}
      disabled={!ready}
      title={ready ? text.compareChosen : text.compareHint}
      onClick={() => ready && go(services, { view: 'compare', left: older.runId, right: newer.runId })}
    >
      <GitCompareArrows size={15} aria-hidden="true" />
      {text.compare}
    </Button>
  );
}

function RunList(props: {
  readonly runs: readonly RunSummary[];
  readonly chosen: readonly string[];
  readonly onChoose: (runId: string, on: boolean) => void;
}): ReactElement {
  const { runs, chosen, onChoose } = props;
  const text = useText().runs;
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow({ running: true, everyMs: AGE_REFRESH_MS });
  // The virtualiser hands out functions that change with each scroll; nothing here memoises them.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  return (
    <div ref={scroller} className="-mx-2 min-h-0 flex-1 overflow-y-auto pb-6">
      <ul aria-label={text.list} className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const run = runs[item.index];
          if (run === undefined) return null;
          return (
            <RunRow
              key={run.runId}
              run={run}
              now={now}
              top={item.start}
              height={ROW_HEIGHT}
              chosen={chosen.includes(run.runId)}
              onChoose={(on) => onChoose(run.runId, on)}
            />
          );
        })}
      </ul>
    </div>
  );
}
