import clsx from 'clsx';
import { ArrowUp, Square } from 'lucide-react';
import { Switch } from 'radix-ui';
import type { FormEvent, KeyboardEvent, ReactElement, RefObject } from 'react';
import { useId, useState } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { useApp } from '../../state/services.ts';
import { asksBeforeRun, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { AttachButton } from './attach-button.tsx';
import { AttachmentChips } from './attachment-chips.tsx';
import { AnswererChoice } from './answerer-choice.tsx';
import type { Answerer } from './use-answerer.ts';
import { useAnswerer } from './use-answerer.ts';
import { useAttachments } from './use-attachments.ts';
import { useFileDrop } from './use-file-drop.ts';
import type { AskStage, Place } from './use-ask.ts';
import { useAsk } from './use-ask.ts';
import { useTeams } from './use-conversations.ts';

type ComposerProps = {
  readonly placeholder: string;
  readonly autoFocus: boolean;
  readonly place: Place;
  /** The part of the page on which files can be dropped to attach them. */
  readonly dropOn: RefObject<HTMLElement | null>;
  /** One line high until there is something in it. */
  readonly compact?: boolean;
};

/**
 * Where a question is typed and sent. While the files are read it shows how far that is, in the same place. What is typed is
 * state of this component alone, so that a key never draws the conversation again.
 */
export function Composer(props: ComposerProps): ReactElement {
  const { placeholder, autoFocus, place, dropOn, compact = false } = props;
  const text = useText().chat;
  const workspaceId = useApp((state) => state.workspaceId);
  const [question, setQuestion] = useState('');
  const { stage, ask, cancel } = useAsk(() => setQuestion(''));
  const { answerer, pick } = useAnswerer();
  const plan = usePlanSwitch(answerer);
  const attachments = useAttachments({ workspaceId, conversationId: place.conversationId });
  const over = useFileDrop({ target: dropOn, onFiles: attachments.give });
  const hint = useId();
  const busy = stage.name === 'reading' || stage.name === 'starting';
  const small = compact && question === '' && !busy;
  const arriving = attachments.uploads.some(({ failed }) => failed === null);
  const canSend = workspaceId !== null && question.trim() !== '' && !busy && !arriving;

  const send = (): void => {
    if (workspaceId === null || !canSend) return;
    const { conversationId } = attachments;
    ask({
      ...{ workspaceId, question: question.trim(), by: answerer, confirmPlan: plan.checked },
      place: { ...place, conversationId },
    });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <div>
      {stage.name === 'failed' ? (
        <div className="mb-3">
          <ErrorNotice error={stage.error} />
        </div>
      ) : null}
      <form
        onSubmit={onSubmit}
        className={clsx(
          'rounded-lg border border-line-strong bg-surface shadow-raised focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent',
          over && 'outline-2 outline-offset-1 outline-accent outline-dashed',
        )}
      >
        {over ? <p className="px-4 pt-3 text-sm text-accent-ink">{text.dropHere}</p> : null}
        <AttachmentChips attachments={attachments} />
        <div className="relative">
          <textarea
            aria-label={text.composer}
            aria-describedby={hint}
            placeholder={placeholder}
            autoFocus={autoFocus}
            rows={compact ? 1 : 2}
            maxLength={2000}
            value={question}
            readOnly={busy}
            onChange={(event) => setQuestion(event.target.value)}
            onKeyDown={onKeyDown}
            className={clsx(
              'block field-sizing-content max-h-48 w-full resize-none bg-transparent px-4 text-base outline-none placeholder:text-faint',
              small ? 'py-2.5 pr-28' : 'min-h-16 pt-3',
            )}
          />
          <div
            className={small ? 'absolute top-2 right-2.5 flex gap-1.5' : 'flex min-h-12 items-center gap-3 px-3 pb-2'}
          >
            {busy ? null : <AttachButton disabled={workspaceId === null} onFiles={attachments.give} />}
            {busy ? (
              <AskProgress stage={stage} />
            ) : small ? null : (
              <>
                <AnswererChoice answerer={answerer} onChange={pick} />
                <PlanSwitch checked={plan.checked} onChange={plan.set} />
              </>
            )}
            <span id={hint} className="sr-only">
              {text.sendHint}
            </span>
            {busy ? (
              <Button small onClick={cancel} className="ml-auto">
                <Square size={12} aria-hidden="true" />
                {text.stop}
              </Button>
            ) : (
              <Button tone="primary" small type="submit" disabled={!canSend} title={text.sendHint} className="ml-auto">
                {text.send}
                <ArrowUp size={14} aria-hidden="true" />
              </Button>
            )}
          </div>
        </div>
      </form>
    </div>
  );
}

/** As the settings say for the picked team, until the person decides for this question. */
function usePlanSwitch(answerer: Answerer): { readonly checked: boolean; readonly set: (checked: boolean) => void } {
  const { data: settings } = useSettings();
  const { data: teams = [] } = useTeams();
  const [decided, set] = useState<boolean | null>(null);
  const team = answerer.kind === 'team' ? teams.find(({ document }) => document.id === answerer.teamId) : undefined;
  const asks = settings !== undefined && asksBeforeRun(settings, team?.document ?? null);
  return { checked: decided ?? asks, set };
}

function PlanSwitch({
  checked,
  onChange,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): ReactElement {
  const text = useText().chat;
  return (
    <label className="flex items-center gap-2 px-1 text-sm text-muted">
      <Switch.Root
        checked={checked}
        onCheckedChange={onChange}
        className="h-4.5 w-8 rounded-full border border-line-strong bg-sunken p-px transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="block size-3.5 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-3.5 data-[state=checked]:bg-on-accent" />
      </Switch.Root>
      {text.confirmPlan}
    </label>
  );
}

function AskProgress({ stage }: { readonly stage: AskStage }): ReactElement {
  const text = useText().chat;
  const progress = stage.name === 'reading' ? stage.progress : null;
  const label =
    progress === null
      ? stage.name === 'starting'
        ? text.ingest.starting
        : text.ingest.reading
      : text.ingest[progress.stage];
  const share = progress === null || progress.total === 0 ? null : progress.done / progress.total;
  return (
    <div role="status" className="min-w-0 flex-1 px-1">
      <div className="mb-1 flex gap-2 text-sm">
        <span>{label}</span>
        {progress === null || progress.total === 0 ? null : (
          <span className="numeric text-muted">{text.items(progress.done, progress.total)}</span>
        )}
        <span className="min-w-0 flex-1 truncate text-right text-faint">{progress?.note ?? ''}</span>
      </div>
      <ProgressBar label={label} share={share} />
    </div>
  );
}
