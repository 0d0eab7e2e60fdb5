import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { unwrap } from '../../state/engine-failure.ts';
import { useWorkspaces } from '../../state/queries.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { formatDuration } from '../../ui/format.ts';
import { Step } from './step.tsx';

/** The teams that ship with a sample of their own, with the time that a run takes here once that was measured. */
export function SampleTeams(): ReactElement | null {
  const text = useText().firstSteps;
  const services = useServices();
  const { client } = services;
  const { data: teams = [] } = useQuery({
    queryKey: ['teams'],
    queryFn: async ({ signal }) => unwrap(await client.teams.list({}, { signal })).teams,
  });
  const { data: workspaces = [] } = useWorkspaces();
  const pairs = teams.flatMap(({ document, builtIn }) => {
    const sample = workspaces.find((workspace) => workspace.sample && workspace.name === document.id);
    return builtIn && sample !== undefined ? [{ document, sample }] : [];
  });
  const previews = useQueries({
    queries: pairs.map(({ document, sample }) => ({
      queryKey: ['team-preview', document.id],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        unwrap(await client.teams.preview({ document, workspaceId: sample.id }, { signal })),
    })),
  });
  if (pairs.length === 0) return null;
  return (
    <Step title={text.templates}>
      <p className="text-sm text-muted">{text.templatesHint}</p>
      <ul className="mt-1 divide-y divide-line">
        {pairs.map(({ document, sample }, index) => {
          const seconds = previews[index]?.data?.seconds ?? null;
          return (
            <li key={document.id} className="flex items-start gap-4 py-3">
              <div className="min-w-0 flex-1">
                <h3 className="font-medium">{document.title}</h3>
                <p className="text-sm text-muted">{document.description}</p>
                {seconds === null ? null : (
                  <p className="text-sm text-faint">{text.expected(formatDuration(seconds * 1000))}</p>
                )}
              </div>
              <Button
                aria-label={text.openTeam(document.title)}
                onClick={() => {
                  services.store.setState({ workspaceId: sample.id, passage: null });
                  go(services, { view: 'ask' });
                }}
              >
                {text.open}
              </Button>
            </li>
          );
        })}
      </ul>
    </Step>
  );
}
