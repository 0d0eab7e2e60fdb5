import type { Result } from '../../shared/kernel/result.ts';
import type { CommandFailure } from './command.ts';
import { connect } from './connect.ts';
import type { Connected } from './connect.ts';

/** Connects, works, and closes in every case. */
export async function withClient<Value>(
  options: { readonly data?: string | undefined },
  work: (connected: Connected) => Promise<Result<Value, CommandFailure>>,
): Promise<Result<Value, CommandFailure>> {
  const connected = await connect(options);
  if (!connected.ok) return connected;
  try {
    return await work(connected.value);
  } finally {
    await connected.value.close();
  }
}
