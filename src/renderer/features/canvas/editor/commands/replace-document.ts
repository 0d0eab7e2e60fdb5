import type { TeamDocument } from '../../../../../shared/domain/team.ts';
import { canonicalJson } from '../../../../../shared/kernel/json.ts';
import { ok } from '../../../../../shared/kernel/result.ts';
import type { EditLabel, TeamCommand } from '../edit.ts';

/** The whole document anew, from its text. The id stays. */
export function replaceDocument(next: TeamDocument): TeamCommand {
  return replace(next, { edit: 'edit-text', about: '' });
}

/** The document of an older version, as one step that can be undone. `about` says which version. */
export function restoreVersion(version: TeamDocument, about: string): TeamCommand {
  return replace(version, { edit: 'restore', about });
}

function replace(next: TeamDocument, label: EditLabel): TeamCommand {
  return (document) =>
    ok({
      label,
      select: null,
      change: (draft) => {
        const { agents, edges, groups, comments, ...facts } = next;
        if (!same(facts, factsOf(document))) Object.assign(draft, { ...facts, id: document.id });
        if (!same(agents, document.agents)) draft.agents = kept(document.agents, agents);
        if (!same(edges, document.edges)) draft.edges = kept(document.edges, edges);
        if (!same(groups, document.groups)) draft.groups = kept(document.groups, groups);
        if (!same(comments, document.comments)) draft.comments = kept(document.comments, comments);
      },
    });
}

function factsOf({ agents: _agents, edges: _edges, groups: _groups, comments: _comments, ...facts }: TeamDocument) {
  return facts;
}

/** The new list, with the old object wherever the part is the same: views compare by reference. */
function kept<Part extends { readonly id: string }>(old: readonly Part[], next: readonly Part[]): Part[] {
  const before = new Map(old.map((part) => [part.id, part]));
  return next.map((part) => {
    const was = before.get(part.id);
    return was !== undefined && same(was, part) ? was : part;
  });
}

function same(left: unknown, right: unknown): boolean {
  return canonicalJson(left) === canonicalJson(right);
}
