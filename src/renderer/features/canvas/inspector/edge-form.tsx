import type { ReactElement } from 'react';
import type { TeamDocument, TeamEdge } from '../../../../shared/domain/team.ts';
import { EdgeKind } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { Button } from '../../../ui/button.tsx';
import { disconnect } from '../editor/commands/disconnect.ts';
import { setEdgeKind, setEdgeLabel } from '../editor/commands/set-edge.ts';
import { titleOf } from '../editor/parts.ts';
import type { PaletteFacts } from '../page/team-queries.ts';
import { SelectField } from './form-parts.tsx';
import { FormTitle } from './form-title.tsx';
import type { Edit } from './use-edit.ts';

const everything = '';

/** What a line means, and of a router's or classifier's which label's items take it. */
export function EdgeForm(props: {
  readonly document: TeamDocument;
  readonly edge: TeamEdge;
  readonly edit: Edit;
  readonly facts: PaletteFacts;
}): ReactElement {
  const { document, edge, edit, facts } = props;
  const text = useText();
  const words = text.canvas.inspector.edge;
  const kinds = text.teams.edgeKinds;
  const from = document.agents.find(({ id }) => id === edge.from);
  const names = from?.labels.map(({ name }) => name) ?? [];
  const labels = edge.label === null || names.includes(edge.label) ? names : [...names, edge.label];
  const decides = facts.presets.find(({ id }) => id === from?.preset)?.edits.includes('labels') ?? false;
  return (
    <>
      <FormTitle sort={words.title}>
        {titleOf(document, edge.from) ?? edge.from} {kinds[edge.kind].verb} {titleOf(document, edge.to) ?? edge.to}
      </FormTitle>
      <div className="space-y-4 px-4 py-4">
        <SelectField
          label={words.kind}
          value={edge.kind}
          options={EdgeKind.options.map((kind) => ({ value: kind, label: kinds[kind].name }))}
          hint={`${from?.title ?? edge.from} ${kinds[edge.kind].means} ${titleOf(document, edge.to) ?? edge.to}.`}
          onChange={(kind) => edit.run(setEdgeKind({ edgeId: edge.id, kind, presets: facts.presets }))}
        />
        {edge.kind === 'hands-to' && (decides || edge.label !== null) ? (
          <SelectField
            label={words.label}
            value={edge.label ?? everything}
            options={[{ value: everything, label: words.all }, ...labels.map((name) => ({ value: name, label: name }))]}
            hint={edge.label === null ? words.allHint : words.labelHint}
            onChange={(label) => edit.run(setEdgeLabel(edge.id, label === everything ? null : label))}
          />
        ) : null}
        <Button small onClick={() => edit.run(disconnect(edge.id))}>
          {words.remove}
        </Button>
      </div>
    </>
  );
}
