export { ChatView } from './chat-view.tsx';
export { ConversationHistory } from './conversation-history.tsx';
