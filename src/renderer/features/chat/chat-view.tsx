import type { ReactElement } from 'react';
import { useApp } from '../../state/services.ts';
import { AskPage } from './ask-page.tsx';
import { RunThread } from './run-thread.tsx';

/** The conversation with the coordinator: a new question, or the thread of one that was asked. */
export function ChatView(): ReactElement {
  const runId = useApp(({ route }) => (route.view === 'chat' ? route.runId : null));
  return runId === null ? <AskPage /> : <RunThread key={runId} runId={runId} />;
}
