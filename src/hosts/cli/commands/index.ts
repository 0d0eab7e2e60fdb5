import type { CliCommand } from '../command.ts';
import { doctorCommand } from './doctor.ts';
import { modelsCommand } from './models.ts';
import { resumeCommand } from './resume.ts';
import { runCommand } from './run.ts';
import { runsCommand } from './runs.ts';
import { serveCommand } from './serve.ts';
import { teamsCommand } from './teams.ts';
import { traceCommand } from './trace.ts';

/** In the order of the help. */
export const commands: readonly CliCommand[] = [
  runCommand,
  runsCommand,
  traceCommand,
  resumeCommand,
  teamsCommand,
  modelsCommand,
  serveCommand,
  doctorCommand,
];
