import { TeamGroup } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';

/** Draws a group as one box, or its members again. It belongs to the document: a team looks the same for everybody. */
export function foldGroup(groupId: string, collapsed: boolean): TeamCommand {
  return changeGroup({ groupId, change: { collapsed }, edit: collapsed ? 'fold' : 'unfold' });
}

/** Sets the title of a group, and of a vote how many of its members must agree. */
export function setGroup(groupId: string, change: Partial<Pick<TeamGroup, 'title' | 'needed'>>): TeamCommand {
  return changeGroup({ groupId, change, edit: 'change-group' });
}

/** Takes the frame away; agents and lines stay. */
export function ungroup(groupId: string): TeamCommand {
  return (document) => {
    const index = document.groups.findIndex(({ id }) => id === groupId);
    const group = document.groups[index];
    if (group === undefined) return err({ code: 'no-such-part', partId: groupId });
    return ok({
      label: { edit: 'ungroup', about: group.title },
      select: [...group.members],
      change: (draft) => {
        draft.groups.splice(index, 1);
      },
    });
  };
}

function changeGroup(options: {
  readonly groupId: string;
  readonly change: Partial<Pick<TeamGroup, 'title' | 'needed' | 'collapsed'>>;
  readonly edit: 'fold' | 'unfold' | 'change-group';
}): TeamCommand {
  const { groupId, change, edit } = options;
  return (document) => {
    const group = document.groups.find(({ id }) => id === groupId);
    if (group === undefined) return err({ code: 'no-such-part', partId: groupId });
    const parsed = TeamGroup.safeParse({ ...group, ...change });
    if (!parsed.success) return err({ code: 'value-invalid', message: parsed.error.issues[0]?.message ?? '' });
    return ok({
      label: { edit, about: group.title },
      select: null,
      change: (draft) => {
        Object.assign(draft.groups.find(({ id }) => id === groupId) ?? {}, change);
      },
    });
  };
}
