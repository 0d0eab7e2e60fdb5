export { chooseAnswerer } from './choose-answerer.ts';
export type { AnswererChoice } from './choose-answerer.ts';
export { answerMarkdown, conversationMarkdown, markdownFileName } from './conversation-markdown.ts';
