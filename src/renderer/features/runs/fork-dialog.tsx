import { useMutation, useQueryClient } from '@tanstack/react-query';
import { GitFork } from 'lucide-react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { z } from 'zod';
import { StepPrompt } from '../../../shared/domain/fork.ts';
import type { RunChange } from '../../../shared/domain/fork.ts';
import type { RunState } from '../../../shared/events/run-state.ts';
import { RunId } from '../../../shared/kernel/ids.ts';
import { parseJson } from '../../../shared/kernel/json.ts';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../state/engine-failure.ts';
import { useBlob } from '../../state/queries.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ForkFields } from './fork-fields.tsx';
import { changeOf, drawnAgentOf, kindsAt, modelsOf, reachOf } from './fork-form.ts';
import type { ForkForm, ForkPlace } from './fork-form.ts';

type ForkProps = { readonly run: RunState; readonly place: ForkPlace; readonly label: string };

/** Opens the dialog that changes one thing and runs again from a step. */
export function ForkButton({ run, place, label }: ForkProps): ReactElement {
  const text = useText().runs;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        <GitFork size={14} aria-hidden="true" />
        {label}
      </Button>
      <Modal open={open} onOpenChange={setOpen} title={text.forkTitle} hint={text.forkHint}>
        <ForkLoader run={run} place={place} />
      </Modal>
    </>
  );
}

/** The prompt of a step is a stored text: the form begins when it is here. */
function ForkLoader({ run, place }: Omit<ForkProps, 'label'>): ReactElement {
  const text = useText();
  const { data, error } = useBlob(place.call?.prefix ?? null);
  if (place.call?.prefix != null && data === undefined && error === null)
    return <Skeleton label={text.app.loading} lines={5} />;
  const prompt = parseJson(z.union([StepPrompt, z.null()]), data ?? 'null');
  return <ForkEditor run={run} place={place} prompt={prompt.ok ? prompt.value : null} />;
}

function ForkEditor(props: Omit<ForkProps, 'label'> & { readonly prompt: StepPrompt | null }): ReactElement {
  const { run, place, prompt } = props;
  const text = useText().runs;
  const kinds = kindsAt(place).filter((kind) => kind !== 'prompt' || prompt !== null);
  const [form, setForm] = useState<ForkForm>(() => firstForm({ ...props, kind: kinds[0] ?? 'again' }));
  const fork = useFork(run);
  const change = changeOf({ place, form });
  const { again, total } = reachOf({ run, place, kind: form.kind });
  const anew = form.kind === 'again' || form.kind === 'replay';
  const choose = (kind: RunChange['kind']): void => setForm(firstForm({ ...props, kind }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (change !== null) fork.mutate(change);
      }}
    >
      <Choice
        title={text.forkWhat}
        value={form.kind}
        options={kinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
        onChange={choose}
      />
      <ForkFields form={form} place={place} models={modelsOf(run)} onChange={setForm} />
      <p className="numeric mt-4 text-sm text-muted">
        {anew ? text.reachAnew(again, total) : text.reach(again, total)}
      </p>
      {fork.error === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={wireErrorOf(fork.error)} />
        </div>
      )}
      <div className="mt-4 flex justify-end">
        <Button type="submit" tone="primary" disabled={change === null || fork.isPending}>
          {text.forkAction}
        </Button>
      </div>
    </form>
  );
}

/** The form as the run has it, so that the person changes what is there. */
function firstForm(options: {
  readonly run: RunState;
  readonly place: ForkPlace;
  readonly prompt: StepPrompt | null;
  readonly kind: RunChange['kind'];
}): ForkForm {
  const { run, place, prompt, kind } = options;
  const agent = drawnAgentOf(place.task);
  const turns = prompt?.examples.map(({ user, assistant }) => ({ item: user, reply: assistant })) ?? [];
  const marked = agent?.examples.map(({ item, label }) => ({ item, reply: label })) ?? [];
  return {
    kind,
    system: prompt?.system ?? '',
    role: agent?.role ?? '',
    examples: kind === 'agent' ? marked : turns,
    modelRole: modelsOf(run)[0]?.role ?? null,
    decision: '',
  };
}

function useFork(run: RunState) {
  const services = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: RunChange) =>
      unwrap(await services.client.runs.fork({ runId: RunId.parse(run.runId), change })),
    onSuccess: ({ runId }) => {
      void queries.invalidateQueries({ queryKey: ['runs'] });
      go(services, { view: 'trace', runId, step: null });
    },
  });
}
