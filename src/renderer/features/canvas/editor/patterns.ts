import type { AgentDocument, Pattern, TeamEdge } from '../../../../shared/domain/team.ts';
import { assertNever } from '../../../../shared/kernel/assert.ts';
import { FreshIds, freshTitle } from './fresh-names.ts';
import { agentSize, freePosition } from './geometry.ts';
import type { PatternDraft } from './pattern-draft.ts';

/** Pixels between an agent and one that a pattern puts beside it. */
const gap = { x: 100, y: 40 } as const;
const mostLabels = 6;
/** A vote of two is decided by none. */
const fewestVoters = 3;

/** Draws what a pattern needs over the chosen agents, and gives its members. They are in reading order: by x, then by y. */
export function shape(draft: PatternDraft, pattern: Pattern, chosen: readonly string[]): readonly string[] {
  switch (pattern) {
    case 'fan-out':
      return fanOut(draft, chosen);
    case 'sequence':
      return sequence(draft, chosen);
    case 'propose-verify':
      return proposeVerify(draft, chosen);
    case 'vote':
      return vote(draft, chosen);
    case 'router':
      return router(draft, chosen);
    default:
      return assertNever(pattern);
  }
}

function fanOut(draft: PatternDraft, chosen: readonly string[]): readonly string[] {
  const other = chosen.find((id) => draft.preset(id)?.gives !== 'items');
  if (other !== undefined) draft.refuse({ code: 'not-for-pattern', title: draft.agent(other)?.title ?? other });
  return chosen;
}

function sequence(draft: PatternDraft, chosen: readonly string[]): readonly string[] {
  if (chosen.length < 2) draft.refuse({ code: 'group-too-small' });
  chosen.slice(1).forEach((to, index) => {
    const from = chosen[index] ?? to;
    const drawn = draft.document.edges.some((edge) => edge.kind === 'hands-to' && edge.from === from && edge.to === to);
    if (!drawn) draft.connect({ from, to, kind: 'hands-to' });
  });
  return chosen;
}

/** A critic for those who have none: one of the chosen, or a new one to the right. */
function proposeVerify(draft: PatternDraft, chosen: readonly string[]): readonly string[] {
  const critic =
    chosen.find((id) => draft.preset(id)?.skill === 'check-items') ?? draft.add('critic', beside(draft, chosen));
  const checked = chosen.filter((id) => id !== critic);
  if (checked.length === 0) draft.refuse({ code: 'group-too-small' });
  for (const to of checked) {
    const verified = draft.document.edges.some(
      (edge) => edge.kind === 'verifies' && edge.to === to && edge.from === critic,
    );
    if (!verified) draft.connect({ from: critic, to, kind: 'verifies' });
  }
  return [...checked, critic];
}

/** Voters decide on the same items between the same labels. A lone one is joined by two copies of itself. */
function vote(draft: PatternDraft, chosen: readonly string[]): readonly string[] {
  const other = chosen.find((id) => draft.preset(id)?.skill !== 'classify-items');
  if (other !== undefined) draft.refuse({ code: 'not-for-pattern', title: draft.agent(other)?.title ?? other });
  const members = [...chosen];
  const model = draft.agent(members[0] ?? '');
  if (model === undefined || draft.refusal !== null) return members;
  for (let n = members.length; chosen.length === 1 && n < fewestVoters; n += 1) members.push(copyOf(draft, model, n));
  for (const id of members) {
    const labels = draft.agent(id)?.labels ?? [];
    const same =
      labels.length === model.labels.length &&
      labels.every(({ name }) => model.labels.some((one) => one.name === name));
    if (!same) draft.change(id, { labels: model.labels });
  }
  const inside = new Set(members);
  const taken = draft.document.edges.filter(
    ({ from, to, kind }) => kind === 'hands-to' && inside.has(to) && !inside.has(from),
  );
  for (const { from, label } of taken) {
    for (const to of members) draft.connect({ from, to, kind: 'hands-to', label });
  }
  return members;
}

/** One way for each agent. What came to them from outside goes to the router now. */
function router(draft: PatternDraft, chosen: readonly string[]): readonly string[] {
  const decider = chosen.find((id) => draft.preset(id)?.skill === 'classify-items');
  const ways = chosen.filter((id) => id !== decider);
  if (ways.length === 0) draft.refuse({ code: 'group-too-small' });
  if (ways.length > mostLabels) draft.refuse({ code: 'too-many-ways' });
  const routerId = decider ?? draft.add('router', before(draft, ways));
  if (draft.refusal !== null) return chosen;
  if (decider === undefined) nameWays(draft, routerId, ways);
  redirect(draft, routerId, new Set(ways));
  const labels = (draft.agent(routerId)?.labels ?? []).map(({ name }) => name);
  for (const to of ways) {
    const out = draft.document.edges.filter(({ from, kind }) => from === routerId && kind === 'hands-to');
    if (out.some((edge) => edge.to === to)) continue;
    const label = labels.find((name) => out.every((edge) => edge.label !== name)) ?? null;
    draft.connect({ from: routerId, to, kind: 'hands-to', label });
  }
  return [routerId, ...ways];
}

/** A new router's labels are its ways, by the titles of the agents at their ends; its examples would name others. */
function nameWays(draft: PatternDraft, routerId: string, ways: readonly string[]): void {
  const first = new Set<string>();
  const letters = 'abcdefghij'.split('');
  const labels = ways.map((id, index) => {
    const { title = '', role = '' } = draft.agent(id) ?? {};
    const words = title.toLowerCase().match(/[a-z]{2,}/g) ?? [];
    const word = words.find((one) => !first.has(one.charAt(0)));
    const name = word?.slice(0, 30) ?? letters.find((letter) => !first.has(letter)) ?? String(index);
    first.add(name.charAt(0));
    return { name, means: role.slice(0, 200) };
  });
  draft.change(routerId, { labels, examples: [] });
}

function redirect(draft: PatternDraft, routerId: string, ways: ReadonlySet<string>): void {
  const led = (edge: TeamEdge): boolean =>
    edge.kind === 'hands-to' && ways.has(edge.to) && !ways.has(edge.from) && edge.from !== routerId;
  const edges = draft.document.edges.filter((edge) => led(edge));
  draft.removeEdges(new Set(edges.map(({ id }) => id)));
  for (const { from, label } of edges) draft.connect({ from, to: routerId, kind: 'hands-to', label });
}

function copyOf(draft: PatternDraft, agent: AgentDocument, n: number): string {
  const { document } = draft;
  const { x, y } = agent.position;
  const id = new FreshIds(document).next(agent.preset);
  const titles = document.agents.map(({ title }) => title);
  const position = freePosition(document, { x, y: y + n * (agentSize.height + gap.y) });
  const copy = { ...agent, id, title: freshTitle(titles, agent.title), position };
  draft.document = { ...document, agents: [...document.agents, copy] };
  return id;
}

function beside(draft: PatternDraft, chosen: readonly string[]): { x: number; y: number } {
  const places = chosen.flatMap((id) => draft.agent(id)?.position ?? []);
  const x = Math.max(0, ...places.map((place) => place.x)) + agentSize.width + gap.x;
  return { x, y: places[0]?.y ?? 0 };
}

function before(draft: PatternDraft, chosen: readonly string[]): { x: number; y: number } {
  const places = chosen.flatMap((id) => draft.agent(id)?.position ?? []);
  const x = Math.min(...places.map((place) => place.x)) - agentSize.width - gap.x;
  return { x: Number.isFinite(x) ? x : 0, y: places[0]?.y ?? 0 };
}
