import type { EngineClient } from '../../shared/contract/index.ts';
import { contract } from '../../shared/contract/index.ts';
import { err } from '../../shared/kernel/result.ts';
import type { EngineConnection } from './connection.ts';

type Method = (input: unknown, options?: { readonly signal?: AbortSignal }) => unknown;

/**
 * One client for the life of the page. A call made while the link is down waits for the next link instead of failing;
 * a call that is under way when the link breaks still ends with `connection-lost`, because it may have happened.
 */
export function createSteadyClient(connection: EngineConnection): EngineClient {
  const groups = Object.entries(contract).map(([group, members]) => [
    group,
    Object.fromEntries(
      Object.entries(members).map(([name, member]) => [
        name,
        member.kind === 'command' ? steadyCall({ connection, group, name }) : steadyStream({ connection, group, name }),
      ]),
    ),
  ]);
  // The mapped type follows from walking the same object that the type walks.
  return Object.fromEntries(groups) as unknown as EngineClient;
}

type Place = { readonly connection: EngineConnection; readonly group: string; readonly name: string };

function steadyCall(place: Place): Method {
  return async (input, options) => {
    const signal = options?.signal ?? new AbortController().signal;
    try {
      const client = await place.connection.ready(signal);
      return await methodOf(client, place)(input, options);
    } catch (cause) {
      if (signal.aborted) return err({ code: 'cancelled', message: 'The request was cancelled.', data: {} });
      throw cause;
    }
  };
}

function steadyStream(place: Place): Method {
  return async function* stream(input, options) {
    const signal = options?.signal ?? new AbortController().signal;
    const client = await place.connection.ready(signal);
    yield* methodOf(client, place)(input, { signal }) as AsyncIterable<unknown>;
  };
}

function methodOf(client: EngineClient, place: Place): Method {
  const groups = client as unknown as Record<string, Record<string, Method>>;
  const method = groups[place.group]?.[place.name];
  if (method === undefined) throw new Error(`No such call: ${place.group}.${place.name}`);
  return method;
}
