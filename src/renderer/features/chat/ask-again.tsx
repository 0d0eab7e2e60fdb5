import type { FormEvent, KeyboardEvent, ReactElement } from 'react';
import { useState } from 'react';
import type { Conversation, Turn } from '../../../shared/domain/conversation.ts';
import { useText } from '../../i18n/text-context.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useAsk } from './use-ask.ts';

/** The question as a field. Asking it again makes a branch in its place; the answer that is there stays. */
export function AskAgain(props: {
  readonly conversation: Conversation;
  readonly turn: Turn;
  readonly onDone: () => void;
}): ReactElement {
  const { conversation, turn, onDone } = props;
  const text = useText();
  const [question, setQuestion] = useState(turn.question);
  const { stage, ask, cancel } = useAsk(onDone);
  const busy = stage.name === 'reading' || stage.name === 'starting';
  const canSend = question.trim() !== '' && !busy;
  const send = (): void => {
    if (!canSend) return;
    ask({
      workspaceId: conversation.workspaceId,
      question: question.trim(),
      by: { kind: 'team', teamId: turn.teamId },
      place: { conversationId: conversation.id, after: turn.after },
      confirmPlan: false,
    });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !busy) onDone();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={onSubmit} className="space-y-2">
      <textarea
        aria-label={text.conversations.editField}
        value={question}
        autoFocus
        readOnly={busy}
        rows={2}
        maxLength={2000}
        onChange={(event) => setQuestion(event.target.value)}
        onKeyDown={onKeyDown}
        className="block field-sizing-content max-h-48 w-full resize-none rounded-lg border border-line-strong bg-surface px-4 py-3"
      />
      {stage.name === 'failed' ? <ErrorNotice error={stage.error} /> : null}
      <div className="flex items-center justify-end gap-2">
        <span role="status" className="mr-auto text-sm text-muted">
          {busy ? text.chat.ingest[stage.name] : ''}
        </span>
        <Button small onClick={busy ? cancel : onDone}>
          {text.conversations.cancel}
        </Button>
        <Button small tone="primary" type="submit" disabled={!canSend}>
          {text.conversations.askAgain}
        </Button>
      </div>
    </form>
  );
}
