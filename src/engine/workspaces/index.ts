export { addSource } from './add-source.ts';
export { removeWorkspace } from './remove-workspace.ts';
export type { RemoveWorkspace } from './remove-workspace.ts';
export { sampleNameOf, seedSamples } from './seed-samples.ts';
