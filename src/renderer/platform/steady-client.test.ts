import { expect, test } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import { createLinkedPair, serve } from '../../shared/rpc/index.ts';
import { scriptedHandlers } from '../../../e2e/preview/scripted-handlers.ts';
import { ConnectionKeeper } from './connection.ts';
import { createSteadyClient } from './steady-client.ts';

function engine(handlers: EngineHandlers) {
  const { left, right } = createLinkedPair();
  serve({ contract, handlers, transport: right, engineVersion: '1', reportFault: () => 'log' });
  return left;
}

test('a call waits for the link, and the next one uses the new link after a loss', async () => {
  const keeper = new ConnectionKeeper();
  const states: string[] = [];
  keeper.subscribe((state) => states.push(state));
  const client = createSteadyClient(keeper);
  const early = client.teams.list({});
  const first = engine(scriptedHandlers('finished'));
  keeper.use({ transport: first, name: 'test', onLost: () => states.push('ask again') });
  expect(await early).toMatchObject({ ok: true });

  first.close();
  const waiting = client.teams.list({});
  keeper.use({ transport: engine(scriptedHandlers('finished')), name: 'test', onLost: () => undefined });
  expect(await waiting).toMatchObject({ ok: true });
  expect(states).toEqual(['open', 'lost', 'ask again', 'open']);
});

test('a call that is given up while it waits ends as cancelled', async () => {
  const client = createSteadyClient(new ConnectionKeeper());
  const stop = new AbortController();
  const call = client.teams.list({}, { signal: stop.signal });
  stop.abort();
  expect(await call).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});
