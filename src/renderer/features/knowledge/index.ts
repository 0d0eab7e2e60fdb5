export { KnowledgeView } from './knowledge-view.tsx';
export { WorkspaceMenu } from './workspace-menu.tsx';
