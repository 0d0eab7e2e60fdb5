import { canonicalJson } from '../../shared/kernel/json.ts';
import { sha256Of } from '../storage/index.ts';

/** From the second identical call on the first result is given again; the third is reported, this many end the attempt. */
const mostIdenticalCalls = 12;

export type LoopVerdict =
  | { readonly kind: 'new'; readonly fingerprint: string }
  | {
      readonly kind: 'repeated';
      readonly fingerprint: string;
      readonly count: number;
      readonly result: Promise<unknown>;
    }
  | { readonly kind: 'stuck'; readonly fingerprint: string; readonly count: number };

/** Notices a task that asks the same over and over (ENGINE 3). One per attempt. */
export class LoopDetector {
  readonly #seen = new Map<string, { count: number; result: Promise<unknown> }>();

  look(options: { readonly kind: string; readonly call: unknown }): LoopVerdict {
    const fingerprint = sha256Of(`${options.kind}\n${canonicalJson(options.call)}`);
    const seen = this.#seen.get(fingerprint);
    if (seen === undefined) return { kind: 'new', fingerprint };
    seen.count += 1;
    if (seen.count >= mostIdenticalCalls) return { kind: 'stuck', fingerprint, count: seen.count };
    return { kind: 'repeated', fingerprint, count: seen.count, result: seen.result };
  }

  remember(options: { readonly fingerprint: string; readonly result: Promise<unknown> }): void {
    this.#seen.set(options.fingerprint, { count: 1, result: options.result });
  }
}
