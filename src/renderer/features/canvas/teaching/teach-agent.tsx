import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import type { AgentDocument } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../../state/engine-failure.ts';
import { useServices } from '../../../state/services.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { useStoredTeam, useTeams } from '../page/team-queries.ts';
import type { Marking } from './lesson.tsx';
import { Lesson } from './lesson.tsx';
import { taughtTeam } from './taught-team.ts';

type TeachAgentProps = {
  /** The team that ran, and the agent as it was in that run. */
  readonly teamId: string;
  readonly agent: AgentDocument;
  /** Milliseconds of a model for one item in that run; null where no model was asked. */
  readonly modelMs: number | null;
  /** What can be marked; with null it is shown without marks. */
  readonly children: (marking: Marking | null) => ReactNode;
};

/** Teaches an agent from what it did in a run. Finds the team whose examples grow, and says so where there is none. */
export function TeachAgent(props: TeachAgentProps): ReactElement {
  const { teamId, agent, children } = props;
  const text = useText().canvas.marks;
  const { data: teams } = useTeams();
  if (teams === undefined) return <>{children(null)}</>;
  const taught = taughtTeam({ teams, teamId, agent });
  switch (taught.kind) {
    case 'own':
      return <OwnTeam {...props} key={taught.teamId} teamId={taught.teamId} />;
    case 'shipped':
      return (
        <>
          <CopyFirst team={taught.team} />
          {children(null)}
        </>
      );
    case 'gone':
      return (
        <>
          <p className="mb-4 text-sm text-pretty text-muted">{text.gone}</p>
          {children(null)}
        </>
      );
  }
}

function OwnTeam({ teamId, agent, modelMs, children }: TeachAgentProps): ReactElement {
  const { data, error } = useStoredTeam(teamId);
  if (data === undefined) {
    return (
      <>
        {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
        {children(null)}
      </>
    );
  }
  return (
    <Lesson team={data} agentId={agent.id} modelMs={modelMs}>
      {children}
    </Lesson>
  );
}

/** A shipped team stays as it is: its examples grow in a copy. */
function CopyFirst({ team }: { readonly team: StoredTeam }): ReactElement {
  const text = useText();
  const { client } = useServices();
  const queries = useQueryClient();
  const { id, title } = team.document;
  const copy = useMutation({
    mutationFn: async () =>
      unwrap(await client.teams.create({ title: text.teams.copyOf(title).slice(0, 80), copyOf: id })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['teams', 'list'] }),
  });
  return (
    <div className="mb-4 space-y-2">
      <p className="text-sm text-pretty text-muted">{text.canvas.marks.shipped(title)}</p>
      {copy.error === null ? null : <ErrorNotice error={wireErrorOf(copy.error)} />}
      <Button small disabled={copy.isPending} onClick={() => copy.mutate()}>
        <Copy size={13} aria-hidden="true" />
        {text.teams.makeCopy}
      </Button>
    </div>
  );
}
