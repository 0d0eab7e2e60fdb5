export { AttachmentFiles } from './attachment-files.ts';
export { Attachments } from './attachments.ts';
export type { AttachedKnowledge } from './attachments.ts';
export { withAttached } from './run-knowledge.ts';
export type { RunKnowledge } from './run-knowledge.ts';
