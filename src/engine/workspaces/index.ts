export { seedSamples } from './seed-samples.ts';
