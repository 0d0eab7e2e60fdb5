import type { ModelRole } from '../../../../shared/domain/model.ts';
import type { DecideOptions, GenerateOptions, RoutedDecision } from '../../skill.ts';
import type { DrawnContext } from './drawn-skill.ts';

/** Asked when nothing of the agent's own ladder is on this machine. */
const standIns: readonly ModelRole[] = ['worker', 'decider'];
/** Models of about 1.5B or more: smaller ones accept what is not there (MODELS 5). */
const mayVerify: readonly ModelRole[] = ['verifier', 'planner', 'worker'];

/** The agent's ladder as far as this run has models for it; empty when it has none at all. */
export function rolesOf(context: DrawnContext): readonly ModelRole[] {
  const own = context.input.agent.models.map(({ role }) => role).filter((role) => context.roles.has(role));
  return own.length > 0 ? own : standIns.filter((role) => context.roles.has(role)).slice(0, 1);
}

/** Whether a model of this run is large enough to compare a claim with its source, and which. */
export function verifierOf(context: DrawnContext): ModelRole | null {
  return mayVerify.find((role) => context.roles.has(role)) ?? null;
}

/** Decisions by the agent's models; null where the run has none, and code has to do without. */
export async function decideAs(
  context: DrawnContext,
  options: Omit<DecideOptions, 'roles'>,
): Promise<readonly RoutedDecision[] | null> {
  if (options.items.length === 0) return [];
  const roles = rolesOf(context);
  return roles.length === 0 ? null : await context.decide({ ...options, roles });
}

/** Output by the agent's models; null where there is none, or where no attempt passed. */
export async function generateAs<Output>(
  context: DrawnContext,
  options: Omit<GenerateOptions<Output>, 'roles'>,
): Promise<Output | null> {
  const roles = rolesOf(context);
  return roles.length === 0 ? null : await context.generate({ ...options, roles });
}

/** Calls that share a batch; more of them fill the context of a small model. */
const atOnce = 4;

/** Runs `work` over all items, a few at a time, and gives the results in the order of the items. */
export async function inTurns<Item, Output>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Output>,
): Promise<readonly Output[]> {
  const results: Output[] = [];
  for (let at = 0; at < items.length; at += atOnce) {
    const few = items.slice(at, at + atOnce);
    results.push(...(await Promise.all(few.map((item, offset) => work(item, at + offset)))));
  }
  return results;
}
