import { z } from 'zod';
import { errorData } from '../contract/errors.ts';
import type { ErrorCode, WireError } from '../contract/errors.ts';

/** Both sides must speak the same version; one application ships both, so a mismatch is refused, not negotiated. */
export const PROTOCOL_VERSION = 1;

const RequestId = z.number().int().min(1);
/** `<group>.<member>` of the contract. */
const Method = z.string().max(100);

const errorMembers = (Object.keys(errorData) as readonly ErrorCode[]).map((code) =>
  z.strictObject({ code: z.literal(code), message: z.string(), data: errorData[code] }),
);

/** One error of the closed table. The cast only restores the link between `code` and `data` that the union has. */
export const WireErrorSchema = z.union(errorMembers) as unknown as z.ZodType<WireError>;

/** A `Result` as it travels. */
export function resultSchema<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: WireErrorSchema }),
  ]);
}

/** What a client sends. `cancel` ends a call or a stream. */
export const ClientMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), protocol: z.number().int(), client: z.string() }),
  z.strictObject({ type: z.literal('call'), id: RequestId, method: Method, input: z.unknown() }),
  z.strictObject({ type: z.literal('open'), id: RequestId, method: Method, input: z.unknown() }),
  z.strictObject({ type: z.literal('cancel'), id: RequestId }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

/** What a server sends. A stream is any number of `event` and one `end`. */
export const ServerMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('welcome'),
    protocol: z.number().int(),
    engineVersion: z.string(),
  }),
  z.strictObject({ type: z.literal('reply'), id: RequestId, result: resultSchema(z.unknown()) }),
  z.strictObject({ type: z.literal('event'), id: RequestId, event: z.unknown() }),
  z.strictObject({ type: z.literal('end'), id: RequestId, error: WireErrorSchema.nullable() }),
]);
export type ServerMessage = z.infer<typeof ServerMessage>;
