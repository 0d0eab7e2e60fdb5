import type { ReactElement } from 'react';
import { useApp } from '../../state/services.ts';
import { AskPage } from './ask-page.tsx';
import { ConversationPage } from './conversation-page.tsx';

/** A new question, or the conversation of one that was asked. */
export function ChatView(): ReactElement {
  const runId = useApp(({ route }) => (route.view === 'chat' ? route.runId : null));
  return runId === null ? <AskPage /> : <ConversationPage runId={runId} />;
}
