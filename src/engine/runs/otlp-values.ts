/** SpanKind and StatusCode of opentelemetry-proto's trace.proto. */
export const spanKinds = { internal: 1, client: 3 } as const;
export const statusCodes = { ok: 1, error: 2 } as const;

type AnyValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  /** 64-bit numbers are strings in JSON. */
  | { readonly intValue: string }
  | { readonly doubleValue: number }
  | { readonly arrayValue: { readonly values: readonly AnyValue[] } };

type KeyValue = { readonly key: string; readonly value: AnyValue };

export type OtlpSpan = {
  /** 32 and 16 hex digits. */
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: (typeof spanKinds)[keyof typeof spanKinds];
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly KeyValue[];
  readonly events: readonly {
    readonly name: string;
    readonly timeUnixNano: string;
    readonly attributes: readonly KeyValue[];
  }[];
  readonly status: { readonly code: (typeof statusCodes)[keyof typeof statusCodes]; readonly message?: string };
};

type Plain = string | number | boolean | readonly string[];

/** Attributes by name; null ones are left out. */
export function attributes(values: Readonly<Record<string, Plain | null>>): readonly KeyValue[] {
  return Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [{ key, value: anyValue(value) }]));
}

/** Epoch milliseconds as a decimal string of nanoseconds. */
export function nanoseconds(milliseconds: number): string {
  return (BigInt(Math.round(milliseconds * 1000)) * 1000n).toString();
}

function anyValue(value: Plain): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { intValue: value.toString() } : { doubleValue: value };
  return { arrayValue: { values: value.map((item) => ({ stringValue: item })) } };
}
