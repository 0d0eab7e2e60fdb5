import { useMemo } from 'react';
import type { WireError } from '../../../shared/contract/errors.ts';
import type { ConversationId } from '../../../shared/domain/conversation.ts';
import type { RunId } from '../../../shared/kernel/ids.ts';
import { go } from '../../app/actions.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { useText } from '../../i18n/text-context.ts';
import { saveText } from '../../platform/save-text.ts';
import type { Services } from '../../state/services.ts';
import { useServices } from '../../state/services.ts';
import { notify } from '../../ui/toast.tsx';

type Removed = { readonly id: ConversationId; readonly title: string; readonly lastRunId: string };

export type ConversationActions = {
  rename(options: { readonly id: ConversationId; readonly title: string }): Promise<void>;
  /** Takes it away at once and offers to undo that. */
  remove(conversation: Removed): Promise<void>;
  save(options: { readonly runId: RunId; readonly what: 'conversation' | 'answer' }): Promise<void>;
};

/** What is done with conversations, each with its word to the person. */
export function useConversationActions(): ConversationActions {
  const services = useServices();
  const text = useText();
  return useMemo(() => createActions({ services, text }), [services, text]);
}

function createActions(context: { readonly services: Services; readonly text: Catalogue }): ConversationActions {
  const { services, text } = context;
  const { client, queries } = services;
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['runs'] });
  const sayFailure = (error: WireError): void => notify({ text: text.errors.say(error).title });
  return {
    async rename({ id, title }) {
      const renamed = await client.chat.rename({ conversationId: id, title });
      if (!renamed.ok) sayFailure(renamed.error);
      await refresh();
    },
    async remove(conversation) {
      const removed = await client.chat.remove({ conversationId: conversation.id });
      if (!removed.ok) return sayFailure(removed.error);
      const wasOpen = isOpen({ services, id: conversation.id });
      if (wasOpen) go(services, { view: 'ask' });
      const undo = async (): Promise<void> => {
        const restored = await client.chat.restore({ conversationId: conversation.id });
        if (!restored.ok) return sayFailure(restored.error);
        await refresh();
        if (wasOpen) go(services, { view: 'chat', runId: conversation.lastRunId });
      };
      notify({
        text: text.conversations.removed(conversation.title),
        undo: { label: text.conversations.undo, run: () => void undo() },
      });
      await refresh();
    },
    async save(options) {
      const made = await client.chat.exportMarkdown(options);
      if (!made.ok) return sayFailure(made.error);
      saveText(made.value);
      notify({ text: text.conversations.saved(made.value.fileName) });
    },
  };
}

/** Whether the page shows the conversation: its route names one of the conversation's runs, which the removal has hidden. */
function isOpen(options: { readonly services: Services; readonly id: ConversationId }): boolean {
  const { services, id } = options;
  const { route } = services.store.getState();
  if (route.view !== 'chat') return false;
  const known = services.queries.getQueryData<{ readonly id: string }>(['runs', 'conversation', route.runId]);
  return known?.id === id;
}
