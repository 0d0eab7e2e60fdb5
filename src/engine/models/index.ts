export { readGgufHeader } from './gguf-header.ts';
export type { GgufError, GgufHeader } from './gguf-header.ts';
