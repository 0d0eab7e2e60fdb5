import type { TeamDocument } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';
import { withMembers } from '../geometry.ts';
import { titleOf } from '../parts.ts';

/**
 * Takes agents, lines, comments and whole groups (with their members) out, and every line that would end nowhere.
 * The coordinator stays: a team without one is none. It is left out of a larger selection and refused alone.
 */
export function removeParts(partIds: readonly string[]): TeamCommand {
  return (document) => {
    if (partIds.length === 0) return err({ code: 'nothing-selected' });
    const gone = new Set([...partIds, ...withMembers(document, partIds)].filter((id) => id !== document.coordinator));
    if (gone.size === 0) return err({ code: 'coordinator-stays' });
    const titles = [...gone].map((id) => titleOf(document, id)).filter((title) => title !== null);
    return ok({
      label: { edit: 'remove', about: titles.slice(0, 3).join(', ') },
      select: [],
      change: (draft) => dropParts(draft, gone),
    });
  };
}

function dropParts(draft: TeamDocument, gone: ReadonlySet<string>): void {
  keep(draft.agents, ({ id }) => !gone.has(id));
  keep(draft.edges, ({ id, from, to }) => !gone.has(id) && !gone.has(from) && !gone.has(to));
  keep(draft.comments, ({ id }) => !gone.has(id));
  for (const group of draft.groups) keep(group.members, (id) => !gone.has(id));
  keep(draft.groups, ({ id, members }) => !gone.has(id) && members.length > 0);
  for (const group of draft.groups) {
    if (group.needed !== null && group.needed > group.members.length) group.needed = group.members.length;
  }
}

/** Removes in place, and writes nothing where nothing goes: an untouched list keeps its identity. */
function keep<Item>(items: Item[], stays: (item: Item) => boolean): void {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item !== undefined && !stays(item)) items.splice(index, 1);
  }
}
