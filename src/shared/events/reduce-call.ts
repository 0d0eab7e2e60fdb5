import { assertNever } from '../kernel/assert.ts';
import { addedBusyMs } from './busy-time.ts';
import type { RunEvent } from './index.ts';
import type { ModelCallState, RunState } from './run-state.ts';

type CallEvent = Extract<
  RunEvent,
  { readonly type: 'model.requested' | 'model.completed' | 'model.failed' | 'route.escalated' }
>;

export function reduceCall(state: RunState, event: CallEvent): RunState {
  switch (event.type) {
    case 'model.requested':
      return { ...state, calls: [...state.calls, requestedCall(event)] };
    case 'model.completed':
      return complete(state, event);
    case 'model.failed': {
      const { callId, code, message } = event.data;
      return withCall(state, callId, (call) => ({
        ...call,
        status: 'failed',
        endedAt: event.ts,
        summary: message,
        stopReason: code,
      }));
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
function complete(state: RunState, event: Extract<RunEvent, { readonly type: 'model.completed' }>): RunState {
  const call = state.calls.findLast((candidate) => candidate.callId === event.data.callId);
  if (call === undefined || call.status === 'completed') return state;
  const decisions = state.decisions + (call.purpose === 'decide' ? call.items : 0);
  const next = withCall(state, call.callId, () => ({
    ...call,
    ...event.data,
    endedAt: event.ts,
    status: 'completed',
  }));
  const usage = {
    ...state.usage,
    modelMs: state.usage.modelMs + addedBusyMs({ calls: state.calls, endedAt: event.ts, ms: event.data.ms }),
    tokensIn: state.usage.tokensIn + event.data.tokensIn,
    tokensOut: state.usage.tokensOut + event.data.tokensOut,
    decisions,
  };
  return { ...next, decisions, usage };
}

function withCall(state: RunState, callId: string, change: (call: ModelCallState) => ModelCallState): RunState {
  const index = state.calls.findLastIndex((call) => call.callId === callId);
  const call = state.calls[index];
  return call === undefined ? state : { ...state, calls: state.calls.with(index, change(call)) };
}
