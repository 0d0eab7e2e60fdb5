import { utilityProcess } from 'electron';
import { FromEngine } from '../../shared/rpc/index.ts';
import type { EngineStarter } from './engine-starter.ts';
import { LEAVE_RUNS } from './engine-starter.ts';

/** The engine in Electron's utility process: ports go straight through, no message passes main. */
export function createUtilityStarter(options: {
  readonly entry: string;
  readonly argv: readonly string[];
}): EngineStarter {
  return {
    start({ onMessage, onExit }, { leaveRuns }) {
      const child = utilityProcess.fork(options.entry, [...options.argv, ...(leaveRuns ? [LEAVE_RUNS] : [])], {
        serviceName: 'Guildhall engine',
        stdio: 'inherit',
      });
      const connections = { last: 0 };
      child.on('message', (raw: unknown) => {
        const parsed = FromEngine.safeParse(raw);
        if (parsed.success && (parsed.data.kind === 'ready' || parsed.data.kind === 'failed')) onMessage(parsed.data);
      });
      child.once('exit', onExit);
      return {
        connect(port) {
          connections.last += 1;
          child.postMessage({ kind: 'connect', connection: connections.last }, [port]);
        },
        shutdown: () => child.postMessage({ kind: 'shutdown' }),
        kill: () => void child.kill(),
      };
    },
  };
}
