import { TeamDocument } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';

/** Sets what the team as a whole is called and who coordinates it. */
export function setTeam(change: Partial<Pick<TeamDocument, 'title' | 'description' | 'coordinator'>>): TeamCommand {
  return (document) => {
    const parsed = TeamDocument.pick({ title: true, description: true, coordinator: true }).partial().safeParse(change);
    if (!parsed.success) return err({ code: 'value-invalid', message: parsed.error.issues[0]?.message ?? '' });
    const { coordinator = document.coordinator } = change;
    if (document.agents.every(({ id }) => id !== coordinator))
      return err({ code: 'no-such-part', partId: coordinator });
    return ok({
      label: { edit: 'change-team', about: '' },
      select: null,
      change: (draft) => {
        Object.assign(draft, change);
      },
    });
  };
}
