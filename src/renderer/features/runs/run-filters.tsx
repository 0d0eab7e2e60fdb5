import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
import type { RunSummary } from '../../../shared/contract/runs.ts';
import { RunStatus } from '../../../shared/domain/answer.ts';
import { useText } from '../../i18n/text-context.ts';
import type { RunFilter } from './filter-runs.ts';

type RunFiltersProps = {
  readonly filter: RunFilter;
  readonly runs: readonly RunSummary[];
  readonly onChange: (filter: RunFilter) => void;
};

/** Narrows the list by words, by how a run ended, and by who did it. */
export function RunFilters({ filter, runs, onChange }: RunFiltersProps): ReactElement {
  const text = useText();
  const teams = [...new Set(runs.map(({ teamId }) => teamId))].toSorted();
  const statuses = RunStatus.options.filter((status) => runs.some((run) => run.status === status));
  return (
    <>
      <label className="relative">
        <span className="sr-only">{text.runs.search}</span>
        <Search size={14} aria-hidden="true" className="absolute top-2.5 left-2.5 text-faint" />
        <input
          type="search"
          value={filter.search}
          placeholder={text.runs.search}
          onChange={(event) => onChange({ ...filter, search: event.target.value })}
          className="h-9 w-64 rounded-md border border-line-strong bg-surface pr-3 pl-8 text-sm placeholder:text-faint"
        />
      </label>
      <Pick
        label={text.runs.statusFilter}
        value={filter.status}
        options={statuses.map((status) => ({ value: status, label: text.app.status[status] }))}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Pick
        label={text.runs.teamFilter}
        value={filter.teamId}
        options={teams.map((team) => ({ value: team, label: team }))}
        onChange={(teamId) => onChange({ ...filter, teamId })}
      />
    </>
  );
}

function Pick<Value extends string>(props: {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | null) => void;
}): ReactElement {
  const { label, value, options, onChange } = props;
  const text = useText().runs;
  return (
    <label className="flex items-center gap-2 text-sm text-muted">
      {label}
      <select
        value={value ?? ''}
        onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value ?? null)}
        className="h-9 max-w-44 rounded-md border border-line-strong bg-surface px-2 text-sm text-ink"
      >
        <option value="">{text.all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
