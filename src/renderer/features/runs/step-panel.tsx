import type { ReactElement } from 'react';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { CallPanel } from './call-panel.tsx';
import { ReadPanel } from './read-panel.tsx';
import { TaskPanel } from './task-panel.tsx';
import type { TimelineRow } from './timeline-rows.ts';

type StepPanelProps = { readonly row: TimelineRow; readonly run: LiveRun; readonly onChoose: (key: string) => void };

/** What is known about one step. */
export function StepPanel({ row, run, onChoose }: StepPanelProps): ReactElement {
  switch (row.kind) {
    case 'task':
      return <TaskPanel task={row.task} run={run} onChoose={onChoose} />;
    case 'call':
      return <CallPanel call={row.call} run={run} onChoose={onChoose} />;
    case 'read':
      return <ReadPanel read={row.read} run={run} />;
  }
}
