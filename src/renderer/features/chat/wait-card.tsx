import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import type { WireError } from '../../../shared/contract/errors.ts';
import type { RunState, WaitState } from '../../../shared/events/run-state.ts';
import { useText } from '../../i18n/text-context.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';

/** A question or an approval in the place where the run waits for it. */
export function WaitCard({ state, wait }: { readonly state: RunState; readonly wait: WaitState }): ReactElement {
  const text = useText().chat;
  const { client } = useServices();
  const title = useId();
  const [reply, setReply] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const task = state.tasks.find(({ task: { id } }) => id === wait.taskId);

  const answer = async (decision: string): Promise<void> => {
    if (state.runId === null || decision.trim() === '') return;
    setBusy(true);
    const { waitId, fingerprint } = wait;
    const answered = await client.runs.answerWait({
      runId: state.runId,
      waitId,
      fingerprint,
      decision: decision.trim(),
    });
    setBusy(false);
    setError(answered.ok ? null : answered.error);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void answer(reply);
  };

  return (
    <section aria-labelledby={title} className="rounded-lg border border-warn bg-surface px-5 py-4">
      <h2 id={title} className="text-sm font-medium text-warn">
        {text.waitTitles[wait.kind]}
        {task === undefined ? null : <span className="text-faint"> · {task.task.title}</span>}
      </h2>
      <p className="mt-1.5 whitespace-pre-line">{wait.prompt}</p>
      {wait.options.length > 0 ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {wait.options.map((option) => (
            <Button key={option} disabled={busy} onClick={() => void answer(option)}>
              {option}
            </Button>
          ))}
        </div>
      ) : (
        <form onSubmit={onSubmit} className="mt-3 flex gap-2">
          <input
            aria-label={text.waitReply}
            value={reply}
            onChange={(event) => setReply(event.target.value)}
            maxLength={2000}
            className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-page px-3 text-sm"
          />
          <Button tone="primary" type="submit" disabled={busy || reply.trim() === ''}>
            {text.waitSend}
          </Button>
        </form>
      )}
      {error === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={error} />
        </div>
      )}
    </section>
  );
}
