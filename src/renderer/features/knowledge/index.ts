export { KnowledgeView } from './knowledge-view.tsx';
export { useAddSource } from './use-source-changes.ts';
export { WorkspaceMenu } from './workspace-menu.tsx';
