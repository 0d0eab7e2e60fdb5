import type { EdgeKind, TeamDocument, TeamGroup } from '../../shared/domain/team.ts';
import type { AgentDocument } from '../../shared/domain/team.ts';
import { agentOf } from './run-drawn.ts';

/** `from>to` hands to, `from!to` verifies, `from^to` escalates, `from:to` delegates; `from>to/label` goes only with that label. */
export type Line = `${string}${'>' | '!' | '^' | ':'}${string}`;

const kinds: Readonly<Record<string, EdgeKind>> = {
  '>': 'hands-to',
  '!': 'verifies',
  '^': 'escalates',
  ':': 'delegates',
};

/** A team as somebody would draw it: its coordinator, agents by `id: preset`, lines in short. */
export function drawnTeam(options: {
  readonly agents: Readonly<Record<string, string>>;
  readonly lines?: readonly Line[];
  readonly groups?: readonly (Pick<TeamGroup, 'pattern' | 'members'> & Partial<TeamGroup>)[];
  readonly changes?: Readonly<Record<string, Partial<AgentDocument>>>;
}): TeamDocument {
  const { agents, lines = [], groups = [], changes = {} } = options;
  const edges = lines.map((line, index) => {
    const mark = /[>!^:]/.exec(line)?.[0] ?? '>';
    const [from = '', rest = ''] = line.split(mark);
    const [to = '', label] = rest.split('/');
    return { id: `edge-${index + 1}`, from, to, kind: kinds[mark] ?? 'hands-to', label: label ?? null };
  });
  return {
    version: 2,
    id: 'drawn',
    title: 'Drawn',
    description: '',
    coordinator: 'coordinator',
    planTemplate: null,
    agents: [
      agentOf('coordinator'),
      ...Object.entries(agents).map(([id, preset]) => agentOf(preset, { id, title: id, ...changes[id] })),
    ],
    edges,
    groups: groups.map((group, index) => ({
      id: `group-${index + 1}`,
      title: group.pattern,
      collapsed: false,
      needed: null,
      ...group,
    })),
    comments: [],
  };
}
