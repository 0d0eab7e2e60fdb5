import type { PresetInfo } from '../../../../../shared/domain/preset.ts';
import type { Pattern, TeamDocument } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { EditLabel, EditRefusal, TeamCommand } from '../edit.ts';
import { FreshIds } from '../fresh-names.ts';
import { withMembers } from '../geometry.ts';
import { PatternDraft } from '../pattern-draft.ts';
import { shape } from '../patterns.ts';

type GroupOptions = {
  readonly pattern: Pattern;
  readonly members: readonly string[];
  readonly presets: readonly PresetInfo[];
};

/** Makes the chosen agents one pattern: draws the lines and adds the agents that it needs, and a frame, as one step. */
export function groupAs(options: GroupOptions): TeamCommand {
  return (document) => {
    const draft = new PatternDraft(document, options.presets);
    const groupId = groupDraft(draft, options);
    return groupId === null || draft.refusal !== null
      ? err(draft.refusal ?? { code: 'nothing-selected' })
      : ok(editOf(draft.document, { edit: 'group', about: options.pattern }, [groupId]));
  };
}

/** Groups inside a draft; gives the id of the group, or null where the draft refuses. */
export function groupDraft(draft: PatternDraft, { pattern, members }: Omit<GroupOptions, 'presets'>): string | null {
  const { document } = draft;
  const chosen = new Set(withMembers(document, members));
  const agents = document.agents.filter(({ id }) => chosen.has(id));
  const refusal = whyNotGroup(
    document,
    agents.map(({ id }) => id),
  );
  if (refusal !== null) {
    draft.refuse(refusal);
    return null;
  }
  const inOrder = agents.toSorted((left, right) =>
    left.position.x === right.position.x ? left.position.y - right.position.y : left.position.x - right.position.x,
  );
  const shaped = shape(
    draft,
    pattern,
    inOrder.map(({ id }) => id),
  );
  if (draft.refusal !== null) return null;
  const id = new FreshIds(draft.document).next('group');
  const needed = pattern === 'vote' ? Math.floor(shaped.length / 2) + 1 : null;
  const group = { id, pattern, title: '', members: [...shaped], collapsed: false, needed };
  draft.document = { ...draft.document, groups: [...draft.document.groups, group] };
  return id;
}

/** The edit that makes the document what a draft became. Parts that the draft left alone keep their identity. */
export function editOf(next: TeamDocument, label: EditLabel, select: readonly string[]) {
  return {
    label,
    select,
    change: (draft: TeamDocument): void => {
      draft.agents = next.agents;
      draft.edges = next.edges;
      draft.groups = next.groups;
    },
  };
}

function whyNotGroup(document: TeamDocument, agentIds: readonly string[]): EditRefusal | null {
  if (agentIds.length === 0) return { code: 'nothing-selected' };
  if (agentIds.includes(document.coordinator)) return { code: 'coordinator-not-grouped' };
  for (const id of agentIds) {
    const group = document.groups.find(({ members }) => members.includes(id));
    const title = document.agents.find((agent) => agent.id === id)?.title ?? id;
    if (group !== undefined) return { code: 'already-grouped', title };
  }
  return null;
}
