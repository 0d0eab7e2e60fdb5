import clsx from 'clsx';
import type { ReactElement } from 'react';
import type { Block } from '../../../shared/domain/source.ts';
import { useText } from '../../i18n/text-context.ts';

/** The cited row between its neighbours, under the table's own headers. */
export function RowTable(props: {
  readonly before: readonly Block[];
  readonly cited: Block;
  readonly after: readonly Block[];
}): ReactElement {
  const { before, cited, after } = props;
  const text = useText().sources;
  const rows = [...before, cited, ...after];
  // A row holds only its filled cells: the headers are those of all rows together, the cited one's first.
  const headers = [...new Set([cited, ...rows].flatMap(({ fields }) => Object.keys(fields)))];
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={text.context.row}
      className="my-3 overflow-x-auto rounded-md border border-line"
    >
      <table className="w-max max-w-none text-left text-xs">
        <thead>
          <tr className="border-b border-line text-faint">
            {headers.map((header) => (
              <th key={header} scope="col" className="px-2.5 py-1.5 font-medium whitespace-nowrap">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr
              key={row.id}
              aria-current={row.id === cited.id ? 'true' : undefined}
              className={clsx('align-top', row.id === cited.id ? 'bg-mark text-ink' : 'text-muted')}
            >
              {headers.map((header) => (
                <td key={header} className="max-w-64 px-2.5 py-1.5">
                  {row.fields[header] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
