import { assertNever } from '../kernel/assert.ts';
import { addedBusyMs } from './busy-time.ts';
import type { RunEvent } from './index.ts';
import type { FreshLists } from './list-change.ts';
import { appended, replaced } from './list-change.ts';
import type { ModelCallState, RunState } from './run-state.ts';

type CallEvent = Extract<
  RunEvent,
  { readonly type: 'model.requested' | 'model.completed' | 'model.failed' | 'route.escalated' }
>;

export function reduceCall(state: RunState, event: CallEvent, fresh: FreshLists | null): RunState {
  switch (event.type) {
    case 'model.requested':
      return { ...state, calls: appended({ list: state.calls, item: requestedCall(event), fresh }) };
    case 'model.completed':
      return complete(state, event, fresh);
    case 'model.failed': {
      const { callId, code, message } = event.data;
      const change = (call: ModelCallState): ModelCallState => ({
        ...call,
        status: 'failed',
        endedAt: event.ts,
        summary: message,
        stopReason: code,
      });
      return withCall({ state, callId, change, fresh });
    }
    case 'route.escalated': {
      const escalations = state.escalations + event.data.items;
      return { ...state, escalations, usage: { ...state.usage, escalations } };
    }
    default:
      return assertNever(event);
  }
}

function requestedCall(event: Extract<RunEvent, { readonly type: 'model.requested' }>): ModelCallState {
  return {
    ...event.data,
    prefix: event.data.prefix ?? null,
    taskId: event.taskId ?? '',
    startedAt: event.ts,
    endedAt: null,
    status: 'running',
    output: null,
    summary: '',
    tokensIn: 0,
    tokensCached: 0,
    tokensOut: 0,
    firstTokenMs: 0,
    ms: 0,
    confidence: null,
    stopReason: '',
  };
}

/** Only finished calls count as used; an interrupted one left no reading behind. */
function complete(
  state: RunState,
  event: Extract<RunEvent, { readonly type: 'model.completed' }>,
  fresh: FreshLists | null,
): RunState {
  const call = state.calls.findLast((candidate) => candidate.callId === event.data.callId);
  if (call === undefined || call.status === 'completed') return state;
  const decisions = state.decisions + (call.purpose === 'decide' ? call.items : 0);
  // Before the call is put in: with fresh lists, `state` has it from then on.
  const busy = addedBusyMs({ calls: state.calls, endedAt: event.ts, ms: event.data.ms });
  const change = (): ModelCallState => ({ ...call, ...event.data, endedAt: event.ts, status: 'completed' });
  const next = withCall({ state, callId: call.callId, change, fresh });
  const usage = {
    ...state.usage,
    modelMs: state.usage.modelMs + busy,
    tokensIn: state.usage.tokensIn + event.data.tokensIn,
    tokensOut: state.usage.tokensOut + event.data.tokensOut,
    decisions,
  };
  return { ...next, decisions, usage };
}

function withCall(options: {
  readonly state: RunState;
  readonly callId: string;
  readonly change: (call: ModelCallState) => ModelCallState;
  readonly fresh: FreshLists | null;
}): RunState {
  const { state, callId, change, fresh } = options;
  const index = state.calls.findLastIndex((call) => call.callId === callId);
  const call = state.calls[index];
  return call === undefined
    ? state
    : { ...state, calls: replaced({ list: state.calls, index, item: change(call), fresh }) };
}
