export type { AcceptanceCheck, AcceptanceOptions } from './acceptance.ts';
export type { Recall, RunLimits, RunParts } from './run-parts.ts';
export { exportRun } from './export-run.ts';
export { createRunService } from './run-service.ts';
export type { RunService, RunServiceOptions } from './run-service.ts';
export type { RunServiceError } from './run-service-error.ts';
