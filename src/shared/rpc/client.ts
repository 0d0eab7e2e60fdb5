import type { Client, Command, Contract, Stream } from '../contract/define.ts';
import type { WireError } from '../contract/errors.ts';
import type { Result } from '../kernel/result.ts';
import { err } from '../kernel/result.ts';
import { EventQueue } from './event-queue.ts';
import type { Transport } from './transport.ts';
import { cancelledError, connectionLostError } from './wire-errors.ts';
import { PROTOCOL_VERSION, ServerMessage, resultSchema } from './wire.ts';

export type ClientOptions<Shape extends Contract> = {
  readonly contract: Shape;
  readonly transport: Transport;
  /** What kind of client this is, for the engine's log: `window`, `page`, `terminal`. */
  readonly name: string;
};

/**
 * The contract as functions over a transport. Replies and events are parsed here as well: an engine of another build cannot
 * hand a wrong shape to the page. Commands never throw; a stream throws `StreamFailure` when it ends with an error.
 * The caller owns the transport; when it closes, what is open ends with `connection-lost`.
 */
export function createClient<Shape extends Contract>(options: ClientOptions<Shape>): Client<Shape> {
  const connection = new Connection(options.transport, options.name);
  const groups = Object.entries(options.contract).map(([group, members]) => [
    group,
    Object.fromEntries(
      Object.entries(members).map(([name, member]) => {
        const method = `${group}.${name}`;
        return member.kind === 'command'
          ? [name, callOf({ connection, method, member })]
          : [name, streamOf({ connection, method, member })];
      }),
    ),
  ]);
  // The mapped type follows from walking the same object that the type walks.
  return Object.fromEntries(groups) as unknown as Client<Shape>;
}

type CallOptions = { readonly signal?: AbortSignal };

function callOf(options: {
  readonly connection: Connection;
  readonly method: string;
  readonly member: Pick<Command, 'output'>;
}) {
  const { connection, method } = options;
  const schema = resultSchema(options.member.output);
  return async (input: unknown, call?: CallOptions): Promise<Result<unknown, WireError>> => {
    const parsed = schema.safeParse(await connection.call({ method, input, signal: call?.signal }));
    if (parsed.success) return parsed.data;
    return err(connectionLostError(`its answer to ${method} has an unknown shape`));
  };
}

function streamOf(options: {
  readonly connection: Connection;
  readonly method: string;
  readonly member: Pick<Stream, 'event'>;
}) {
  const { connection, method, member } = options;
  return (input: unknown, stream: { readonly signal: AbortSignal }): AsyncIterable<unknown> =>
    connection.open({ method, input, signal: stream.signal, event: member.event });
}

type Pending = {
  readonly reply: (result: Result<unknown, WireError>) => void;
};

/** Ids, pending calls and open streams of one client. */
class Connection {
  readonly #transport: Transport;
  readonly #calls = new Map<number, Pending>();
  readonly #streams = new Map<number, { readonly event: Stream['event']; readonly queue: EventQueue<unknown> }>();
  #lastId = 0;
  #lost: string | null = null;

  constructor(transport: Transport, name: string) {
    this.#transport = transport;
    transport.onMessage((raw) => this.#receive(raw));
    transport.onClose((reason) => this.#lose(reason));
    transport.send({ type: 'hello', protocol: PROTOCOL_VERSION, client: name });
  }

  call(options: {
    readonly method: string;
    readonly input: unknown;
    readonly signal: AbortSignal | undefined;
  }): Promise<Result<unknown, WireError>> {
    const { method, input, signal } = options;
    if (signal?.aborted === true) return Promise.resolve(err(cancelledError()));
    if (this.#lost !== null) return Promise.resolve(err(connectionLostError(this.#lost)));
    const id = this.#nextId();
    return new Promise((resolve) => {
      const onAbort = (): void => {
        this.#transport.send({ type: 'cancel', id });
        settle(err(cancelledError()));
      };
      const settle = (result: Result<unknown, WireError>): void => {
        signal?.removeEventListener('abort', onAbort);
        this.#calls.delete(id);
        resolve(result);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#calls.set(id, { reply: settle });
      this.#transport.send({ type: 'call', id, method, input });
    });
  }

  open(options: {
    readonly method: string;
    readonly input: unknown;
    readonly signal: AbortSignal;
    readonly event: Stream['event'];
  }): AsyncIterable<unknown> {
    const { method, input, signal, event } = options;
    const id = this.#nextId();
    const stop = (): void => {
      signal.removeEventListener('abort', stop);
      if (this.#streams.delete(id)) this.#transport.send({ type: 'cancel', id });
      queue.end(null);
    };
    const queue = new EventQueue<unknown>(stop);
    if (signal.aborted) queue.end(null);
    else if (this.#lost !== null) queue.end(connectionLostError(this.#lost));
    else {
      signal.addEventListener('abort', stop, { once: true });
      this.#streams.set(id, { event, queue });
      this.#transport.send({ type: 'open', id, method, input });
    }
    return queue;
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #receive(raw: unknown): void {
    const parsed = ServerMessage.safeParse(raw);
    if (!parsed.success) return this.#refuse('its messages have an unknown shape');
    const message = parsed.data;
    switch (message.type) {
      case 'welcome':
        if (message.protocol !== PROTOCOL_VERSION) {
          this.#refuse(`it is another version (${message.engineVersion}); restart Guildhall`);
        }
        return;
      case 'reply':
        return this.#calls.get(message.id)?.reply(message.result as Result<unknown, WireError>);
      case 'event':
        return this.#receiveEvent(message.id, message.event);
      case 'end':
        this.#streams.get(message.id)?.queue.end(message.error);
        this.#streams.delete(message.id);
        return;
    }
  }

  #receiveEvent(id: number, raw: unknown): void {
    const stream = this.#streams.get(id);
    if (stream === undefined) return;
    const event = stream.event.safeParse(raw);
    if (event.success) return stream.queue.push(event.data);
    this.#streams.delete(id);
    this.#transport.send({ type: 'cancel', id });
    stream.queue.end(connectionLostError('it sent an event of an unknown shape'));
  }

  #refuse(reason: string): void {
    this.#lose(reason);
    this.#transport.close();
  }

  #lose(reason: string): void {
    if (this.#lost !== null) return;
    this.#lost = reason;
    for (const call of [...this.#calls.values()]) call.reply(err(connectionLostError(reason)));
    for (const { queue } of this.#streams.values()) queue.end(connectionLostError(reason));
    this.#streams.clear();
  }
}
