import type { Contract, Group, Handlers } from '../contract/define.ts';
import type { WireError } from '../contract/errors.ts';
import { StreamFailure } from '../contract/stream-failure.ts';
import type { Result } from '../kernel/result.ts';
import { err } from '../kernel/result.ts';
import { pumpStream } from './pump-stream.ts';
import type { Transport } from './transport.ts';
import { cancelledError, internalError, invalidInputError } from './wire-errors.ts';
import { ClientMessage, PROTOCOL_VERSION, resultSchema } from './wire.ts';
import type { ServerMessage } from './wire.ts';

/** Writes what was thrown to the local log and returns the id under which it can be found. */
export type ReportFault = (fault: { readonly method: string; readonly cause: unknown }) => string;

export type ServeOptions<Shape extends Contract> = {
  readonly contract: Shape;
  readonly handlers: Handlers<Shape>;
  readonly transport: Transport;
  readonly engineVersion: string;
  readonly reportFault: ReportFault;
};

/** Requests that one client may have open at a time; more than any window needs, and an end to a runaway one. */
const OPEN_REQUESTS = 256;

type AnyHandler = (input: unknown, options: { readonly signal: AbortSignal }) => unknown;

/**
 * Answers one client over one transport until it closes. Every input is parsed, every request has its own abort signal, and
 * when the client goes away only its requests end: runs go on. A throw in a handler is a bug and becomes `internal`.
 */
export function serve<Shape extends Contract>(options: ServeOptions<Shape>): { close(): void } {
  const { transport } = options;
  const open = new Map<number, AbortController>();
  const send = (message: ServerMessage): void => transport.send(message);

  const begin = (message: Extract<ClientMessage, { type: 'call' | 'open' }>): void => {
    if (open.has(message.id) || open.size >= OPEN_REQUESTS) return transport.close();
    const controller = new AbortController();
    open.set(message.id, controller);
    const answer = message.type === 'call' ? answerCall : answerStream;
    void answer({ ...options, message, send, signal: controller.signal }).finally(() => open.delete(message.id));
  };

  transport.onMessage((raw) => {
    const parsed = ClientMessage.safeParse(raw);
    if (!parsed.success) return transport.close();
    const message = parsed.data;
    switch (message.type) {
      case 'hello':
        return send({
          type: 'welcome',
          protocol: PROTOCOL_VERSION,
          engineVersion: options.engineVersion,
        });
      case 'call':
      case 'open':
        return begin(message);
      case 'cancel':
        return open.get(message.id)?.abort(new DOMException('Cancelled', 'AbortError'));
    }
  });
  transport.onClose((reason) => {
    for (const controller of open.values()) controller.abort(new DOMException(reason, 'AbortError'));
  });
  return { close: () => transport.close() };
}

/** One request being answered. The link between a method and the types of its handler ends here: schemas take over. */
type OpenRequest = {
  readonly contract: Contract;
  readonly handlers: object;
  readonly transport: Transport;
  readonly reportFault: ReportFault;
  readonly message: { readonly id: number; readonly method: string; readonly input: unknown };
  readonly send: (message: ServerMessage) => void;
  readonly signal: AbortSignal;
};

async function answerCall(request: OpenRequest): Promise<void> {
  request.send({ type: 'reply', id: request.message.id, result: await settle(request) });
}

async function settle(request: OpenRequest): Promise<Result<unknown, WireError>> {
  const { method } = request.message;
  const found = findMember(request);
  if (found?.member.kind !== 'command') return err(unknownMethodError(method));
  const input = found.member.input.safeParse(request.message.input);
  if (!input.success) return err(invalidInputError(input.error));
  try {
    const result = await found.handler(input.data, { signal: request.signal });
    const parsed = resultSchema(found.member.output).parse(result);
    return parsed as Result<unknown, WireError>;
  } catch (cause) {
    if (request.signal.aborted) return err(cancelledError());
    return err(internalError(request.reportFault({ method, cause })));
  }
}

async function answerStream(request: OpenRequest): Promise<void> {
  const { id } = request.message;
  const error = await runStream(request);
  request.send({ type: 'end', id, error });
}

/** Null when the stream came to its end or was cancelled. */
async function runStream(request: OpenRequest): Promise<WireError | null> {
  const { id, method } = request.message;
  const found = findMember(request);
  if (found?.member.kind !== 'stream') return unknownMethodError(method);
  const { member, handler } = found;
  const input = member.input.safeParse(request.message.input);
  if (!input.success) return invalidInputError(input.error);
  try {
    await pumpStream({
      source: handler(input.data, { signal: request.signal }) as AsyncIterable<unknown>,
      resume: member.resume,
      signal: request.signal,
      drained: () => request.transport.drained(),
      check: (event) => member.event.parse(event),
      send: (event) => request.send({ type: 'event', id, event }),
    });
    return null;
  } catch (cause) {
    if (cause instanceof StreamFailure) return cause.error;
    if (request.signal.aborted) return null;
    return internalError(request.reportFault({ method, cause }));
  }
}

function findMember(request: OpenRequest): { readonly member: Group[string]; readonly handler: AnyHandler } | null {
  const [group = '', name = '', ...rest] = request.message.method.split('.');
  if (rest.length > 0 || !Object.hasOwn(request.contract, group)) return null;
  const members = request.contract[group];
  if (members === undefined || !Object.hasOwn(members, name)) return null;
  const member = members[name];
  const handlers = request.handlers as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>;
  const handler = handlers[group]?.[name];
  return member === undefined || handler === undefined ? null : { member, handler };
}

function unknownMethodError(method: string): WireError {
  const message = `The engine knows nothing named ${method} of this kind.`;
  return { code: 'invalid-input', message, data: { issues: [{ path: 'method', message }] } };
}
