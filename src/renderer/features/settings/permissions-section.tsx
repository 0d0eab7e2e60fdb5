import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { TeamDocument } from '../../../shared/domain/team.ts';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What every agent of every team may do, in one place. It is changed where it is given: in the team. */
export function PermissionsSection(): ReactElement {
  const text = useText();
  const { client } = useServices();
  const { data, error } = useQuery({
    queryKey: ['teams'],
    queryFn: async ({ signal }) => unwrap(await client.teams.list({}, { signal })).teams,
  });
  const teams = (data ?? []).map(({ document }) => document).filter((team) => grantsOf(team).length > 0);
  return (
    <>
      <p className="max-w-prose text-sm text-muted">{text.settings.permissions.intro}</p>
      {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
      {data === undefined && error === null ? <Skeleton label={text.app.loading} lines={4} /> : null}
      {data !== undefined && teams.length === 0 ? <p className="mt-4">{text.settings.permissions.none}</p> : null}
      {teams.map((team) => (
        <TeamGrants key={team.id} team={team} />
      ))}
    </>
  );
}

function TeamGrants({ team }: { readonly team: TeamDocument }): ReactElement {
  const text = useText().settings.permissions;
  const services = useServices();
  return (
    <section aria-label={team.title} className="mt-6">
      <div className="flex items-center border-b border-line pb-2">
        <h2 className="text-sm font-medium text-muted">{team.title}</h2>
        <Button
          tone="quiet"
          small
          className="ml-auto"
          aria-label={text.openTeam(team.title)}
          onClick={() => go(services, { view: 'canvas', teamId: team.id, runId: null })}
        >
          {text.open}
        </Button>
      </div>
      <ul className="divide-y divide-line">
        {grantsOf(team).map(({ id, title, tools, memory }) => (
          <li key={id} className="py-2.5 text-sm">
            <p className="font-medium">{title}</p>
            {tools.map(({ tool, approval }) => (
              <p key={tool} className="text-muted">
                {tool}, {approval === 'always' ? text.asks : text.free}
              </p>
            ))}
            {memory.files.length + memory.kinds.length === 0 ? null : (
              <p className="text-muted">
                {text.scope}: {[...memory.kinds, ...memory.files].join(', ')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function grantsOf(team: TeamDocument): TeamDocument['agents'] {
  return team.agents.filter(({ tools, memory }) => tools.length + memory.files.length + memory.kinds.length > 0);
}
