import type { RunEvent } from '../../shared/events/index.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import type { attributes, OtlpSpan } from './otlp-values.ts';

export type OtlpSource = {
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  /** A stored body by its hash; null where it is no longer kept. */
  readonly body: (sha256: string) => string | null;
  readonly version: string;
};

/** Makes ids and the common members of the spans of one run. */
export type SpanMaker = (options: {
  readonly id: string;
  /** Null: the run itself. */
  readonly parent: string | null;
  readonly name: string;
  readonly kind: OtlpSpan['kind'];
  readonly from: number;
  readonly to: number;
  readonly values: Parameters<typeof attributes>[0];
  readonly failure?: string | null;
  readonly events?: OtlpSpan['events'];
}) => OtlpSpan;
