import { mkdir } from 'node:fs/promises';
import { createEngine } from '../engine/create-engine.ts';
import type { Engine, EngineProblem } from '../engine/create-engine.ts';
import { err, ok } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';
import type { ReportFault } from '../shared/rpc/index.ts';
import { processEntries, resourcesFolder } from './entries.ts';
import { createFaultLog } from './fault-log.ts';
import { physicalCores } from './physical-cores.ts';

export type HostedEngine = { readonly engine: Engine; readonly reportFault: ReportFault };

export type OpenProblem = {
  readonly code: EngineProblem['code'];
  readonly message: string;
  /** Where the engine that holds the folder can be reached; null when it cannot. */
  readonly address: { readonly url: string; readonly token: string } | null;
};

/** The engine as every host of this program starts it: the shipped resources, this machine's models, one data folder. */
export async function openEngine(options: {
  readonly dataFolder: string;
  /** What holds the folder, for the message to whoever finds it taken. */
  readonly host: 'electron' | 'server' | 'cli';
  /** Whether the runs that the last engine left behind go on at once. */
  readonly recover: boolean;
  /** Where this engine can be reached by others; only a server has one. */
  readonly address?: { readonly url: string; readonly token: string };
}): Promise<Result<HostedEngine, OpenProblem>> {
  const { dataFolder, host, recover, address } = options;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const reportFault = createFaultLog({ dataFolder, now: () => new Date() });
  const created = await createEngine({
    dataFolder,
    resourcesFolder: resourcesFolder(),
    entries: processEntries(),
    cores: physicalCores(),
    environment: process.env,
    host,
    recover,
    reportFault,
    ...(address === undefined ? {} : { address }),
  });
  if (created.ok) return ok({ engine: created.value, reportFault });
  const problem = created.error;
  if (problem.code !== 'engine-busy') return err({ ...problem, address: null });
  const { holder } = problem;
  const reachable = holder.address !== null && holder.token !== null;
  return err({
    code: 'engine-busy',
    message: busyMessage({ host: holder.host, pid: holder.pid, dataFolder }),
    address: reachable ? { url: holder.address ?? '', token: holder.token ?? '' } : null,
  });
}

function busyMessage(options: { readonly host: string; readonly pid: number; readonly dataFolder: string }): string {
  const { host, pid, dataFolder } = options;
  if (host === 'electron') {
    return `The Guildhall window is open and holds the data folder ${dataFolder}. Ask there, close it, or use another folder with --data.`;
  }
  return `Another Guildhall (${host}, process ${pid}) holds the data folder ${dataFolder}. Let it end, or use another folder with --data.`;
}
