import type { ReactElement } from 'react';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { setTeam } from '../editor/commands/set-team.ts';
import { FormTitle } from './form-title.tsx';
import { SelectField, TextField } from './form-parts.tsx';
import type { Edit } from './use-edit.ts';

/** What the team is called and is for, and who plans its work. */
export function TeamForm({ document, edit }: { readonly document: TeamDocument; readonly edit: Edit }): ReactElement {
  const text = useText().canvas.inspector;
  const planners = document.agents.filter(({ id, kinds }) => kinds.includes('plan') || id === document.coordinator);
  return (
    <>
      <FormTitle sort={text.team.title}>{text.team.hint}</FormTitle>
      <div className="space-y-4 px-4 py-4">
        <TextField
          label={text.title}
          value={document.title}
          maxLength={80}
          problemOf={(title) => (title.trim() === '' ? text.titleMissing : null)}
          onChange={(title) => edit.run(setTeam({ title }), 'team title')}
          onLeave={edit.leave}
        />
        <TextField
          label={text.team.description}
          value={document.description}
          maxLength={2000}
          lines={3}
          onChange={(description) => edit.run(setTeam({ description }), 'team description')}
          onLeave={edit.leave}
        />
        {planners.length < 2 ? null : (
          <SelectField
            label={text.team.coordinator}
            value={document.coordinator}
            options={planners.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(coordinator) => edit.run(setTeam({ coordinator }))}
          />
        )}
        {document.planTemplate === null ? null : <p className="text-sm text-muted">{text.team.ownPlan}</p>}
      </div>
    </>
  );
}
