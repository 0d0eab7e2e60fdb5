export type { AcceptanceCheck, AcceptanceOptions } from './acceptance.ts';
export { defaultLimits } from './run-parts.ts';
export type { Recall, RunLimits, RunParts } from './run-parts.ts';
export { createRunService } from './run-service.ts';
export type { RunService, RunServiceError, RunServiceOptions, StartRun } from './run-service.ts';
