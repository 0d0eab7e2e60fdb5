import { useMutation, useQueryClient } from '@tanstack/react-query';
import { saveText } from '../../../platform/save-text.ts';
import { Copy, Download, Plus, Trash2, Upload } from 'lucide-react';
import type { FormEvent, ReactElement } from 'react';
import { useId, useRef, useState } from 'react';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import { go } from '../../../app/actions.ts';
import { formatRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../../state/engine-failure.ts';
import { useServices } from '../../../state/services.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { formatAge } from '../../../ui/format.ts';
import { Modal } from '../../../ui/modal.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { DeleteTeam } from './delete-team.tsx';
import { useTeams } from './team-queries.ts';

const AGE_REFRESH_MS = 60_000;

/** Every team: those of the person first, then those that ship with the program, which are looked at and copied. */
export function TeamsPage(): ReactElement {
  const text = useText();
  const { data, error } = useTeams();
  const teams = data ?? [];
  const own = teams.filter(({ builtIn }) => !builtIn);
  const shipped = teams.filter(({ builtIn }) => builtIn);
  return (
    <Page title={text.teams.title} intro={text.teams.intro}>
      <NewTeams />
      {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
      {data === undefined && error === null ? <Skeleton label={text.app.loading} lines={6} /> : null}
      {data === undefined ? null : (
        <>
          <TeamList title={text.teams.yours} teams={own} empty={text.teams.yoursEmpty} />
          <TeamList title={text.teams.shipped} teams={shipped} empty={null} />
        </>
      )}
    </Page>
  );
}

function NewTeams(): ReactElement {
  const text = useText().teams;
  const { client } = useServices();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: async (chosen: File) => unwrap(await client.teams.importFile({ text: await chosen.text() })),
    onSuccess: async ({ document }) => {
      await queries.invalidateQueries({ queryKey: ['teams', 'list'] });
      notify({ text: text.imported(document.title) });
    },
  });
  return (
    <div className="mb-8">
      <div className="flex gap-2">
        <Button tone="primary" onClick={() => setOpen(true)}>
          <Plus size={15} aria-hidden="true" />
          {text.create}
        </Button>
        <Button onClick={() => file.current?.click()}>
          <Upload size={14} aria-hidden="true" />
          {text.import}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".guild,application/json"
          aria-label={text.import}
          tabIndex={-1}
          className="hidden"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen !== undefined) take.mutate(chosen);
            event.target.value = '';
          }}
        />
      </div>
      {take.error === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={wireErrorOf(take.error)} />
        </div>
      )}
      <Modal open={open} onOpenChange={setOpen} title={text.createTitle}>
        <NameForm />
      </Modal>
    </div>
  );
}

function NameForm(): ReactElement {
  const text = useText().teams;
  const services = useServices();
  const queries = useQueryClient();
  const input = useId();
  const [title, setTitle] = useState('');
  const create = useMutation({
    mutationFn: async () => unwrap(await services.client.teams.create({ title: title.trim(), copyOf: null })),
    onSuccess: ({ document }) => {
      void queries.invalidateQueries({ queryKey: ['teams', 'list'] });
      go(services, { view: 'canvas', teamId: document.id, runId: null });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() !== '') create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor={input} className="block text-sm">
        {text.name}
      </label>
      <input
        id={input}
        value={title}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setTitle(event.target.value)}
        className="mt-1 h-9 w-full rounded-md border border-line-strong bg-surface px-3 text-sm"
      />
      {create.error === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={wireErrorOf(create.error)} />
        </div>
      )}
      <div className="mt-4 flex justify-end">
        <Button type="submit" tone="primary" disabled={title.trim() === '' || create.isPending}>
          {text.createAction}
        </Button>
      </div>
    </form>
  );
}

function TeamList(props: {
  readonly title: string;
  readonly teams: readonly StoredTeam[];
  readonly empty: string | null;
}): ReactElement | null {
  const { title, teams, empty } = props;
  if (teams.length === 0 && empty === null) return null;
  return (
    <section aria-label={title} className="mb-8">
      <h2 className="border-b border-line pb-2 text-sm font-medium text-muted">{title}</h2>
      {teams.length === 0 ? <p className="mt-3 max-w-prose text-sm text-muted">{empty}</p> : null}
      <ul className="divide-y divide-line">
        {teams.map((team) => (
          <TeamRow key={team.document.id} team={team} />
        ))}
      </ul>
    </section>
  );
}

function TeamRow({ team }: { readonly team: StoredTeam }): ReactElement {
  const text = useText().teams;
  const services = useServices();
  const { document, builtIn, updatedAt } = team;
  const now = useNow({ running: true, everyMs: AGE_REFRESH_MS });
  const { copy, save } = useTeamMutations();
  const route = { view: 'canvas', teamId: document.id, runId: null } as const;
  return (
    <li className="flex items-start gap-4 py-3">
      <div className="min-w-0 flex-1">
        <h3>
          <a
            href={formatRoute(route)}
            onClick={(event) => {
              event.preventDefault();
              go(services, route);
            }}
            className="font-medium hover:text-accent-ink hover:underline"
          >
            {document.title}
          </a>
        </h3>
        <p className="line-clamp-2 max-w-prose text-sm text-muted">{document.description}</p>
        <p className="numeric mt-0.5 text-xs text-faint">
          {text.agents(document.agents.length)}
          {builtIn ? '' : ` · ${formatAge(updatedAt, now)}`}
        </p>
      </div>
      <div className="flex shrink-0 gap-0.5">
        <IconButton label={text.copyTeam(document.title)} onClick={() => copy.mutate(team)}>
          <Copy size={15} />
        </IconButton>
        <IconButton label={text.exportTeam(document.title)} onClick={() => save.mutate(document.id)}>
          <Download size={15} />
        </IconButton>
        {builtIn ? null : (
          <DeleteTeam team={team}>
            <Trash2 size={15} />
          </DeleteTeam>
        )}
      </div>
      {copy.error === null ? null : <ErrorNotice error={wireErrorOf(copy.error)} />}
      {save.error === null ? null : <ErrorNotice error={wireErrorOf(save.error)} />}
    </li>
  );
}

function useTeamMutations() {
  const text = useText().teams;
  const services = useServices();
  const queries = useQueryClient();
  const copy = useMutation({
    mutationFn: async ({ document }: StoredTeam) => {
      const title = text.copyOf(document.title).slice(0, 80);
      return unwrap(await services.client.teams.create({ title, copyOf: document.id }));
    },
    onSuccess: async ({ document }) => {
      await queries.invalidateQueries({ queryKey: ['teams', 'list'] });
      notify({ text: text.copied(document.title) });
    },
  });
  const save = useMutation({
    mutationFn: async (teamId: string) => unwrap(await services.client.teams.exportFile({ teamId })),
    onSuccess: (file) => saveText({ ...file, type: 'application/json' }),
  });
  return { copy, save };
}
