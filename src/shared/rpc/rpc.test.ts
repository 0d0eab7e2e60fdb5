import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, expectTypeOf, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { command, stream } from '../contract/define.ts';
import type { Handlers } from '../contract/define.ts';
import { StreamFailure } from '../contract/stream-failure.ts';
import { delay } from '../kernel/abort.ts';
import { err, ok } from '../kernel/result.ts';
import {
  RelayedClient,
  createClient,
  createLinkedPair,
  createPortTransport,
  createSocketTransport,
  serve,
} from './index.ts';
import type { Transport } from './index.ts';

const contract = {
  numbers: {
    double: command({
      effect: 'read',
      input: z.strictObject({ value: z.number() }),
      output: z.strictObject({ value: z.number() }),
      errors: ['not-found'],
    }),
    wait: command({
      effect: 'read',
      input: z.strictObject({}),
      output: z.strictObject({}),
      errors: [],
    }),
    count: stream({
      input: z.strictObject({ to: z.number(), failAt: z.number().nullable() }),
      event: z.strictObject({ value: z.number() }),
      resume: 'seq',
    }),
    ticks: stream({
      input: z.strictObject({ to: z.number() }),
      event: z.strictObject({ value: z.number() }),
      resume: 'latest',
    }),
    forever: stream({ input: z.strictObject({}), event: z.strictObject({}), resume: 'seq' }),
  },
} as const;

type Seen = { aborted: string[]; faults: unknown[] };

function createHandlers(seen: Seen): Handlers<typeof contract> {
  return {
    numbers: {
      async double({ value }) {
        if (value === 13) return err({ code: 'not-found', message: 'no 13', data: { kind: 'number', id: '13' } });
        if (value === 14) throw new Error('a secret detail');
        return ok({ value: value * 2 });
      },
      async wait(_input, { signal }) {
        signal.addEventListener('abort', () => seen.aborted.push('wait'));
        await delay({ ms: 60_000, signal });
        return ok({});
      },
      async *count({ to, failAt }) {
        for (let value = 1; value <= to; value += 1) {
          if (value === failAt) {
            throw new StreamFailure({
              code: 'not-found',
              message: 'gone',
              data: { kind: 'number', id: `${value}` },
            });
          }
          yield { value };
        }
      },
      async *ticks({ to }) {
        for (let value = 1; value <= to; value += 1) yield { value };
      },
      async *forever(_input, { signal }) {
        signal.addEventListener('abort', () => seen.aborted.push('forever'));
        for (;;) {
          yield {};
          await delay({ ms: 5, signal });
        }
      },
    },
  };
}

type Link = { readonly client: Transport; readonly server: Transport };
const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

const links: Record<string, () => Promise<Link>> = {
  'linked pair': async () => {
    const { left, right } = createLinkedPair();
    return { client: left, server: right };
  },
  'message channel': async () => {
    const { port1, port2 } = new MessageChannel();
    cleanups.push(() => port1.close());
    return { client: createPortTransport(port1), server: createPortTransport(port2) };
  },
  'relayed channel': async () => {
    // What main does for an engine that is a plain Node child: it carries messages between the window's port and the channel.
    const { port1, port2 } = new MessageChannel();
    cleanups.push(() => port1.close());
    const relayed = new RelayedClient({
      connection: 1,
      post: (sent) => {
        if (sent.kind === 'message') port2.postMessage(sent.message);
        else if (sent.kind === 'disconnect') port2.close();
      },
    });
    port2.on('message', (message) => relayed.deliver(message));
    port2.on('close', () => relayed.disconnect());
    return { client: createPortTransport(port1), server: relayed };
  },
  'web socket': async () => {
    const http = createServer();
    const sockets = new WebSocketServer({ server: http });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => void http.close(() => resolve())));
    const accepted = new Promise<Transport>((resolve) => {
      sockets.on('connection', (socket) => resolve(createSocketTransport(socket)));
    });
    const { port } = http.address() as AddressInfo;
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    cleanups.push(() => socket.terminate());
    return { client: createSocketTransport(socket), server: await accepted };
  },
};

describe.each(Object.entries(links))('over a %s', (_name, link) => {
  async function connect() {
    const { client: transport, server } = await link();
    const seen: Seen = { aborted: [], faults: [] };
    serve({
      contract,
      handlers: createHandlers(seen),
      transport: server,
      engineVersion: '1.0.0',
      reportFault: ({ cause }) => `fault-${seen.faults.push(cause)}`,
    });
    cleanups.push(() => transport.close());
    return { client: createClient({ contract, transport, name: 'test' }), transport, server, seen };
  }

  test('a command gives a value or a listed error', async () => {
    const { client } = await connect();
    const doubled = await client.numbers.double({ value: 21 });
    expect(doubled).toEqual({ ok: true, value: { value: 42 } });
    expect(await client.numbers.double({ value: 13 })).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'no 13', data: { kind: 'number', id: '13' } },
    });
    if (doubled.ok) expectTypeOf(doubled.value).toEqualTypeOf<{ value: number }>();
    else {
      expectTypeOf(doubled.error.code).toEqualTypeOf<
        'not-found' | 'invalid-input' | 'cancelled' | 'connection-lost' | 'internal'
      >();
    }
  });

  test('a throw becomes internal with a log id and no detail', async () => {
    const { client, seen } = await connect();
    const reply = await client.numbers.double({ value: 14 });
    expect(reply).toEqual({
      ok: false,
      error: {
        code: 'internal',
        message: 'Something went wrong inside Guildhall. The log has the details under fault-1.',
        data: { logId: 'fault-1' },
      },
    });
    expect(seen.faults).toEqual([new Error('a secret detail')]);
  });

  test('wrong input is refused with its place', async () => {
    const { client } = await connect();
    const reply = await client.numbers.double({ value: 'x' } as unknown as { value: number });
    expect(reply.ok ? null : reply.error.code).toBe('invalid-input');
    expect(reply.ok ? null : reply.error.data).toMatchObject({ issues: [{ path: 'value' }] });
  });

  test('an aborted call answers at once and reaches the handler', async () => {
    const { client, seen } = await connect();
    const controller = new AbortController();
    const reply = client.numbers.wait({}, { signal: controller.signal });
    await client.numbers.double({ value: 1 });
    controller.abort();
    expect(await reply).toEqual({
      ok: false,
      error: { code: 'cancelled', message: 'The request was cancelled.', data: {} },
    });
    await client.numbers.double({ value: 1 });
    expect(seen.aborted).toEqual(['wait']);
  });

  test('a seq stream loses nothing, in order, and ends', async () => {
    const { client } = await connect();
    const values: number[] = [];
    const { signal } = new AbortController();
    for await (const event of client.numbers.count({ to: 2000, failAt: null }, { signal })) values.push(event.value);
    expect(values).toEqual(Array.from({ length: 2000 }, (_unused, index) => index + 1));
  });

  test('a latest stream drops what is stale and keeps the last value', async () => {
    const { client } = await connect();
    const values: number[] = [];
    const { signal } = new AbortController();
    for await (const event of client.numbers.ticks({ to: 500 }, { signal })) values.push(event.value);
    expect(values.at(0)).toBe(1);
    expect(values.at(-1)).toBe(500);
    expect(values.length).toBeLessThan(50);
  });

  test('a stream that fails gives its events first, then the listed error', async () => {
    const { client } = await connect();
    const values: number[] = [];
    const { signal } = new AbortController();
    const reading = (async () => {
      for await (const event of client.numbers.count({ to: 9, failAt: 3 }, { signal })) values.push(event.value);
    })();
    await expect(reading).rejects.toEqual(
      new StreamFailure({ code: 'not-found', message: 'gone', data: { kind: 'number', id: '3' } }),
    );
    expect(values).toEqual([1, 2]);
  });

  test('leaving a stream ends it on the other side', async () => {
    const { client, seen } = await connect();
    const { signal } = new AbortController();
    for await (const _event of client.numbers.forever({}, { signal })) break;
    await client.numbers.double({ value: 1 });
    expect(seen.aborted).toEqual(['forever']);
  });

  test('a client that goes away ends its requests; a lost engine ends calls and streams', async () => {
    const { client, transport, server, seen } = await connect();
    const { signal } = new AbortController();
    const reply = client.numbers.wait({});
    const events = client.numbers.forever({}, { signal })[Symbol.asyncIterator]();
    await events.next();
    const gone = new Promise((resolve) => server.onClose(resolve));
    transport.close();
    await gone;
    expect(seen.aborted.toSorted()).toEqual(['forever', 'wait']);
    const answered = await reply;
    expect(answered.ok ? null : answered.error.code).toBe('connection-lost');
    const later = await client.numbers.double({ value: 1 });
    expect(later.ok ? null : later.error.code).toBe('connection-lost');
  });

  test('an unknown method and nonsense do not disturb the engine', async () => {
    const { client, transport } = await connect();
    const replies: unknown[] = [];
    transport.onMessage((message) => replies.push(message));
    transport.send({ type: 'call', id: 77, method: 'constructor.toString', input: {} });
    await client.numbers.double({ value: 1 });
    expect(replies).toContainEqual({
      type: 'reply',
      id: 77,
      result: {
        ok: false,
        error: {
          code: 'invalid-input',
          message: 'The engine knows nothing named constructor.toString of this kind.',
          data: {
            issues: [
              {
                path: 'method',
                message: 'The engine knows nothing named constructor.toString of this kind.',
              },
            ],
          },
        },
      },
    });
    transport.send({ type: 'nonsense' });
    await new Promise((resolve) => transport.onClose(resolve));
  });
});
