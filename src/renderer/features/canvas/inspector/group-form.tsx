import type { ReactElement } from 'react';
import type { TeamDocument, TeamGroup } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { Button } from '../../../ui/button.tsx';
import { foldGroup, setGroup, ungroup } from '../editor/commands/fold-group.ts';
import { CheckField, FormSection, NumberField, TextField } from './form-parts.tsx';
import { FormTitle } from './form-title.tsx';
import { PartButtons } from './selection-list.tsx';
import type { Edit } from './use-edit.ts';

/** A pattern: what it is called, who belongs to it, and of a vote how many must agree. */
export function GroupForm(props: {
  readonly document: TeamDocument;
  readonly group: TeamGroup;
  readonly edit: Edit;
}): ReactElement {
  const { document, group, edit } = props;
  const text = useText();
  const words = text.canvas.inspector;
  const pattern = text.teams.palette.patterns[group.pattern];
  return (
    <>
      <FormTitle sort={pattern.title}>{pattern.describes}</FormTitle>
      <div className="space-y-4 px-4 py-4">
        <TextField
          label={words.title}
          value={group.title}
          maxLength={80}
          hint={words.group.titleHint}
          onChange={(title) => edit.run(setGroup(group.id, { title }), `${group.id} title`)}
          onLeave={edit.leave}
        />
        {group.pattern === 'vote' ? (
          <NumberField
            label={words.group.needed}
            value={group.needed ?? group.members.length}
            least={1}
            most={group.members.length}
            outOfRange={words.outOfRange}
            hint={words.group.neededHint(group.members.length)}
            onChange={(needed) => edit.run(setGroup(group.id, { needed }), `${group.id} needed`)}
            onLeave={edit.leave}
          />
        ) : null}
        <CheckField
          label={words.group.folded}
          checked={group.collapsed}
          onChange={(collapsed) => edit.run(foldGroup(group.id, collapsed))}
        />
        <Button small onClick={() => edit.run(ungroup(group.id))}>
          {words.group.ungroup}
        </Button>
      </div>
      <FormSection title={words.group.members}>
        <PartButtons document={document} partIds={group.members} />
      </FormSection>
    </>
  );
}
