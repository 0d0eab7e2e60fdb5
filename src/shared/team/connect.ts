import type { PresetInfo } from '../domain/preset.ts';
import type { EdgeKind, TeamDocument } from '../domain/team.ts';
import { assertNever } from '../kernel/assert.ts';
import { checkingSkill, circleOf, decidingSkill, sortingSkills, teamGraph } from './team-graph.ts';
import type { TeamGraph } from './team-graph.ts';

/** Ways into one agent: each is a named input of its task. */
export const mostWaysIn = 8;

export type Connection = { readonly from: string; readonly to: string; readonly kind: EdgeKind };

/**
 * Why two agents cannot be connected like this, in a sentence for the person who draws the line; null when they can.
 * A team with a plan of its own (`planTemplate`) takes any line between two of its agents: its code decides who does what.
 */
export function whyNotConnect(
  options: Connection & { readonly document: TeamDocument; readonly presets: readonly PresetInfo[] },
): string | null {
  const { document, presets, from, to, kind } = options;
  const graph = teamGraph({ document, presets });
  const wrong = whyNotThisKind({ graph, from, to, kind });
  if (wrong !== null) return wrong;
  const same = graph.edgesOutOf(from, kind).filter((edge) => edge.to === to);
  const ways = kind === 'hands-to' && graph.skillOf(from) === decidingSkill ? graph.agent(from)?.labels.length : 1;
  if (same.length >= Math.max(1, ways ?? 1)) return 'They are connected like this already.';
  if (document.planTemplate !== null) return null;
  return whyNoMore({ graph, from, to, kind });
}

/** What is wrong with a line by what its two ends are, whatever else is drawn. */
export function whyNotThisKind(options: Connection & { readonly graph: TeamGraph }): string | null {
  const { graph, from, to, kind } = options;
  for (const end of [from, to]) {
    if (graph.agent(end) === undefined) return `“${end}” is not an agent of this team.`;
  }
  if (from === to) return 'An agent cannot be connected to itself.';
  if (graph.document.planTemplate !== null) return null;
  switch (kind) {
    case 'delegates':
      return whyNotDelegate({ graph, from });
    case 'hands-to':
      return whyNotHandTo({ graph, from, to });
    case 'verifies':
      return whyNotVerify({ graph, from, to });
    case 'escalates':
      return whyNotEscalate({ graph, from, to });
    default:
      return assertNever(kind);
  }
}

type Ends = { readonly graph: TeamGraph; readonly from: string; readonly to: string };

function whyNotDelegate({ graph, from }: Pick<Ends, 'graph' | 'from'>): string | null {
  return from === graph.document.coordinator
    ? null
    : 'Only the coordinator delegates. To pass items on, use “hands to”.';
}

function whyNotHandTo({ graph, from, to }: Ends): string | null {
  const { coordinator } = graph.document;
  if (from === coordinator) return 'The coordinator plans and has no items to hand on. It “delegates” instead.';
  if (to === coordinator)
    return 'The coordinator gets all results at the end by itself; nothing has to be handed to it.';
  const giver = graph.presetOf(from);
  const taker = graph.presetOf(to);
  if (graph.skillOf(from) === checkingSkill || graph.skillOf(to) === checkingSkill)
    return 'A critic is attached to the agent that it checks, with “verifies”.';
  if (giver !== undefined && giver.gives !== 'items')
    return `“${titleOf(graph, from)}” ends with the answer; nothing can come after it.`;
  if (taker !== undefined && taker.takes !== 'items')
    return `“${titleOf(graph, to)}” starts from the question and the sources; it takes nothing from other agents.`;
  return null;
}

function whyNotVerify({ graph, from, to }: Ends): string | null {
  if (graph.presetOf(from) !== undefined && graph.skillOf(from) !== checkingSkill)
    return `Only a critic verifies, and “${titleOf(graph, from)}” is none.`;
  if (to === graph.document.coordinator) return 'The coordinator’s plan is checked by the program itself.';
  if (graph.skillOf(to) === checkingSkill) return 'A critic checks the work of others, not that of another critic.';
  const checked = graph.presetOf(to);
  if (checked !== undefined && checked.gives !== 'items')
    return `“${titleOf(graph, to)}” checks its own sentences; let the critic verify the agent before it.`;
  return null;
}

function whyNotEscalate({ graph, from, to }: Ends): string | null {
  for (const end of [from, to]) {
    if (graph.presetOf(end) !== undefined && !sortingSkills.includes(graph.skillOf(end) ?? ''))
      return `Only labels and values are decided again, and “${titleOf(graph, end)}” gives neither.`;
  }
  if (graph.skillOf(from) === graph.skillOf(to)) return null;
  return `“${titleOf(graph, to)}” does other work than “${titleOf(graph, from)}” and cannot decide in its place.`;
}

/** What is wrong with one more line, by what is drawn already. */
function whyNoMore({ graph, from, to, kind }: Ends & { readonly kind: EdgeKind }): string | null {
  const { document } = graph;
  if (kind === 'verifies' && graph.edgesInto(to, kind).length > 0)
    return `“${titleOf(graph, to)}” has a critic already.`;
  if (kind === 'escalates' && graph.edgesOutOf(from, kind).length > 0)
    return `“${titleOf(graph, from)}” escalates to another agent already.`;
  if (kind === 'escalates' && escalationsFrom({ graph, from: to }).includes(from))
    return 'They would pass the same items back and forth.';
  if (kind !== 'hands-to') return null;
  if (graph.edgesInto(to, kind).length >= mostWaysIn) return `At most ${mostWaysIn} agents may hand to one agent.`;
  const circle = circleOf({ ...document, edges: [...document.edges, { id: 'new', from, to, kind, label: null }] });
  return circle === null ? null : `That would be a circle: ${circle.map((id) => titleOf(graph, id)).join(' → ')}.`;
}

/** Who decides after an agent, in order. Ends where it would begin again. */
export function escalationsFrom(options: { readonly graph: TeamGraph; readonly from: string }): readonly string[] {
  const { graph, from } = options;
  const chain: string[] = [];
  for (let id: string | undefined = from; id !== undefined;) {
    const next: string | undefined = graph.edgesOutOf(id, 'escalates')[0]?.to;
    id = next === from || next === undefined || chain.includes(next) ? undefined : next;
    if (id !== undefined) chain.push(id);
  }
  return chain;
}

export function titleOf(graph: TeamGraph, id: string): string {
  return graph.agent(id)?.title ?? id;
}
