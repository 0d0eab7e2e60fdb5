import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Cores as /proc/cpuinfo tells them apart: two threads of one core count once. Null when it does not say. */
export function coresOf(cpuinfo: string): number | null {
  const cores = new Set<string>();
  for (const processor of cpuinfo.split(/\n\s*\n/)) {
    const socket = /^physical id\s*:\s*(\d+)/m.exec(processor)?.[1];
    const core = /^core id\s*:\s*(\d+)/m.exec(processor)?.[1];
    if (socket !== undefined && core !== undefined) cores.add(`${socket}/${core}`);
  }
  return cores.size === 0 ? null : cores.size;
}

/**
 * Physical cores that this process may use. llama.cpp gains nothing from a core's second thread, and more threads than cores
 * makes every token hundreds of times slower. Where the system does not tell (macOS, Windows), all that may be used count.
 */
export function physicalCores(): number {
  const usable = availableParallelism();
  if (process.platform !== 'linux') return usable;
  return Math.max(1, Math.min(usable, coresOf(readFileSync('/proc/cpuinfo', 'utf8')) ?? usable));
}
