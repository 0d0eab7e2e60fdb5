import type { ToolGrant } from '../../shared/domain/team.ts';
import type { EffectClass } from '../../shared/domain/task.ts';
import { EffectClass as EffectClasses } from '../../shared/domain/task.ts';

export type CallToDecide = {
  readonly tool: string;
  readonly effect: EffectClass;
  /** False: the tool asks the person each time, whatever the grant says. */
  readonly mayRunUnasked: boolean;
};

export type Verdict = { readonly decision: 'allow' | 'ask' | 'deny'; readonly reason: string };

/** Up to this class a call only reads or computes. */
const harmless: EffectClass = 'E2';
/** Beyond this class nothing is carried out yet: code, unknown servers, the world outside. */
const strongest: EffectClass = 'E3';

/** Whether `effect` goes no further than `limit`. */
export function isWithin(effect: EffectClass, limit: EffectClass): boolean {
  return EffectClasses.options.indexOf(effect) <= EffectClasses.options.indexOf(limit);
}

/** Pure: what an agent may do with a tool. What is not granted is denied; what changes something is always asked. */
export function decide(call: CallToDecide, grants: readonly ToolGrant[]): Verdict {
  const grant = grants.find(({ tool }) => tool === call.tool);
  if (grant === undefined) return { decision: 'deny', reason: `“${call.tool}” was not granted to this agent.` };
  if (!isWithin(call.effect, strongest))
    return { decision: 'deny', reason: `Nothing with the effect ${call.effect} may be carried out.` };
  if (!call.mayRunUnasked || !isWithin(call.effect, harmless))
    return { decision: 'ask', reason: `“${call.tool}” changes something, so each call is asked.` };
  if (grant.approval === 'always') return { decision: 'ask', reason: 'The grant asks before each call.' };
  return { decision: 'allow', reason: 'Granted.' };
}
