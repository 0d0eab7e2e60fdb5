import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { useModels, useSystemInfo } from '../../state/queries.ts';

/** What this is, and under which licences it and everything in it are given. */
export function AboutSection(): ReactElement {
  const text = useText();
  const { data: info } = useSystemInfo();
  const { data: models = [] } = useModels();
  const { data: libraries = [] } = useQuery({
    queryKey: ['libraries'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await import('virtual:guildhall-libraries')).libraries,
  });
  return (
    <>
      <div className="flex items-center gap-4 py-4">
        <img src="./guildhall.svg" alt="" className="size-12" />
        <div>
          <p className="text-lg font-semibold">{text.app.name}</p>
          <p className="text-sm text-muted">{text.settings.about.line}</p>
          <p className="text-sm text-muted">
            {info === undefined ? '' : `${text.settings.about.version(info.version)} · `}
            {text.settings.about.licence}
          </p>
        </div>
      </div>
      <Table
        title={text.settings.about.models}
        rows={models.map(({ entry }) => ({ name: entry.title, version: entry.file, licence: entry.licence }))}
      />
      <Table
        title={text.settings.about.libraries}
        intro={text.settings.about.librariesIntro(libraries.length)}
        rows={libraries}
      />
    </>
  );
}

type Row = { readonly name: string; readonly version: string; readonly licence: string };

function Table(props: {
  readonly title: string;
  readonly intro?: string;
  readonly rows: readonly Row[];
}): ReactElement | null {
  const { title, intro, rows } = props;
  const text = useText().settings.about;
  if (rows.length === 0) return null;
  return (
    <section aria-label={title} className="mt-6">
      <h2 className="border-b border-line pb-2 text-sm font-medium text-muted">{title}</h2>
      {intro === undefined ? null : <p className="mt-2 text-sm text-muted">{intro}</p>}
      <table className="mt-1 w-full table-fixed text-sm">
        <thead>
          <tr className="text-left text-faint">
            <th className="py-1.5 font-normal">{text.name}</th>
            <th className="w-60 py-1.5 font-normal">{text.versionColumn}</th>
            <th className="w-40 py-1.5 font-normal">{text.licenceColumn}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ name, version, licence }) => (
            <tr key={`${name} ${version}`}>
              <th scope="row" className="truncate py-1 pr-4 text-left font-normal">
                {name}
              </th>
              <td className="numeric truncate py-1 pr-4 text-muted">{version}</td>
              <td className="truncate py-1 text-muted">{licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
