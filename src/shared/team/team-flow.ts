import type { PresetInfo } from '../domain/preset.ts';
import type { TeamDocument } from '../domain/team.ts';
import { escalationsFrom } from './connect.ts';
import { checkingSkill, circleOf, reachedAgents, teamGraph } from './team-graph.ts';
import type { TeamGraph } from './team-graph.ts';

/** One task of a drawn team, before it has words and a budget. `from` lists what is handed to it, with the label that goes this way. */
export type FlowStep = {
  readonly id: string;
  readonly does: 'work' | 'again' | 'check' | 'votes' | 'present';
  readonly agentId: string;
  /** The agent whose work is decided again or checked; null for the others. */
  readonly about: string | null;
  readonly from: readonly { readonly step: string; readonly takes: string | null }[];
  readonly fanOut: boolean;
  /** Of a vote: how many must agree. */
  readonly needed: number | null;
};

/** `candidates`: with `delegates` alone, the agents of which one gets the only task. Empty when the lines say who does what. */
export type TeamFlow = { readonly steps: readonly FlowStep[]; readonly candidates: readonly string[] };

/**
 * What the lines and groups of a team say about who works when, in an order in which it can be done. The one reading of a drawing:
 * the problems panel, the preview and the plan all stand on it. Gives no steps for a drawing with a circle.
 * @param options.chosen with `delegates` alone, who gets the task; the first candidate when absent.
 */
export function teamFlow(options: {
  readonly document: TeamDocument;
  readonly presets: readonly PresetInfo[];
  readonly chosen?: string;
}): TeamFlow {
  const graph = teamGraph(options);
  const working = workingAgents(graph);
  const lined = graph.document.edges.some(({ kind, from }) => kind === 'hands-to' && working.includes(from));
  const candidates = lined ? [] : working;
  const chosen = candidates.find((id) => id === options.chosen) ?? candidates[0];
  const order = inOrder({ graph, agents: lined || chosen === undefined ? working : [chosen] });
  if (order === null) return { steps: [], candidates };
  const drawn = new StepList(graph);
  for (const id of order) drawn.addAgent(id, new Set(order));
  drawn.addEnd();
  return { steps: drawn.steps, candidates };
}

/** Agents with a task of their own, in document order: not the coordinator, not critics, not those who only decide again. */
export function workingAgents(graph: TeamGraph): readonly string[] {
  const { document } = graph;
  const reached = reachedAgents(document);
  const unlimited = !document.edges.some(({ kind }) => kind === 'delegates' || kind === 'hands-to');
  const able = document.agents
    .map(({ id }) => id)
    .filter((id) => {
      const skill = graph.skillOf(id);
      return id !== document.coordinator && skill !== null && skill !== checkingSkill && (reached.has(id) || unlimited);
    });
  const working = new Set(able.filter((id) => graph.presetOf(id)?.takes === 'question'));
  // What comes from somebody without work of their own is nothing.
  for (const giver of working) {
    for (const { to } of graph.edgesOutOf(giver, 'hands-to')) if (able.includes(to)) working.add(to);
  }
  return able.filter((id) => working.has(id));
}

/** Every agent after all that hand to it, and after all members of a vote that hands to it; null where that cannot be. */
function inOrder(options: { readonly graph: TeamGraph; readonly agents: readonly string[] }): readonly string[] | null {
  const { graph, agents } = options;
  if (circleOf(graph.document) !== null) return null;
  const open = new Set(agents);
  const needs = (id: string): readonly string[] =>
    graph.edgesInto(id, 'hands-to').flatMap(({ from }) => graph.voteOf(from)?.members ?? [from]);
  const order: string[] = [];
  while (open.size > 0) {
    const next = [...open].find((id) => needs(id).every((needed) => needed === id || !open.has(needed)));
    if (next === undefined) return null;
    open.delete(next);
    order.push(next);
  }
  return order;
}

class StepList {
  readonly steps: FlowStep[] = [];
  readonly #graph: TeamGraph;
  /** The step whose result stands for an agent, or for a vote by its group's id. */
  readonly #results = new Map<string, string>();

  constructor(graph: TeamGraph) {
    this.#graph = graph;
  }

  addAgent(id: string, working: ReadonlySet<string>): void {
    const graph = this.#graph;
    const ways = graph.edgesInto(id, 'hands-to').filter(({ from }) => working.has(from));
    const from = unique(ways.map((edge) => ({ step: this.#resultOf(edge.from), takes: edge.label })));
    const fanOut = graph.document.groups.some(({ pattern, members }) => pattern === 'fan-out' && members.includes(id));
    let result = this.#add({ id, does: 'work', agentId: id, about: null, from, fanOut, needed: null });
    for (const other of escalationsFrom({ graph, from: id })) {
      result = this.#after({ id: `${id}-again-${other}`, does: 'again', agentId: other, about: id, result });
    }
    for (const { from: critic } of graph.edgesInto(id, 'verifies')) {
      result = this.#after({ id: `${id}-check-${critic}`, does: 'check', agentId: critic, about: id, result });
    }
    this.#results.set(id, result);
    this.#addVote(id, working);
  }

  /** Several ends, or one that is no answer yet, are put together by the coordinator. */
  addEnd(): void {
    const used = new Set(this.steps.flatMap(({ from }) => from.map(({ step }) => step)));
    const ends = this.steps.filter(({ id }) => !used.has(id));
    const [only] = ends;
    if (only === undefined) return;
    const { presetOf, document } = this.#graph;
    if (ends.length === 1 && only.does === 'work' && presetOf(only.agentId)?.gives === 'answer') return;
    const from = ends.map(({ id }) => ({ step: id, takes: null }));
    const agentId = document.coordinator;
    this.#add({ id: 'present', does: 'present', agentId, about: null, from, fanOut: false, needed: null });
  }

  #addVote(id: string, working: ReadonlySet<string>): void {
    const vote = this.#graph.voteOf(id);
    const members = (vote?.members ?? []).filter((member) => working.has(member));
    const [first] = members;
    if (vote === undefined || first === undefined || !members.every((member) => this.#results.has(member))) return;
    const from = members.map((member) => ({ step: this.#results.get(member) ?? member, takes: null }));
    const needed = vote.needed ?? Math.floor(members.length / 2) + 1;
    const step = { id: `${vote.id}-votes`, does: 'votes', agentId: first, about: null, from, fanOut: false } as const;
    this.#results.set(vote.id, this.#add({ ...step, needed }));
  }

  #resultOf(agentId: string): string {
    const vote = this.#graph.voteOf(agentId);
    return this.#results.get(vote?.id ?? agentId) ?? this.#results.get(agentId) ?? agentId;
  }

  #after(step: Pick<FlowStep, 'id' | 'does' | 'agentId' | 'about'> & { readonly result: string }): string {
    const { result, ...rest } = step;
    return this.#add({ ...rest, from: [{ step: result, takes: null }], fanOut: false, needed: null });
  }

  /** Ids of agents are the person's; a step of ours that is called like one gets a number. */
  #add(step: FlowStep): string {
    const taken = (id: string): boolean =>
      this.steps.some((other) => other.id === id) || (step.does !== 'work' && this.#graph.agent(id) !== undefined);
    let { id } = step;
    for (let count = 2; taken(id); count += 1) id = `${step.id}-${count}`;
    this.steps.push({ ...step, id });
    return id;
  }
}

function unique(ways: FlowStep['from']): FlowStep['from'] {
  return ways.filter(
    (way, index) => ways.findIndex(({ step, takes }) => step === way.step && takes === way.takes) === index,
  );
}
