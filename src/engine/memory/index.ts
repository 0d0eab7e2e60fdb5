export { WorkspaceKnowledge } from './workspace-knowledge.ts';
export { Knowledge } from './knowledge.ts';
export type { FoundPassage, KnowledgeParts } from './workspace-knowledge.ts';
export type { SearchRequest } from './hybrid-search.ts';
