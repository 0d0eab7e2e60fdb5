import type { ReactElement } from 'react';
import type { AgentDocument } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import type { PaletteFacts } from '../page/team-queries.ts';
import { BudgetEditor } from './budget-editor.tsx';
import { ExamplesEditor } from './examples-editor.tsx';
import { FieldsEditor } from './fields-editor.tsx';
import { TextField } from './form-parts.tsx';
import { FormTitle } from './form-title.tsx';
import { LabelsEditor } from './labels-editor.tsx';
import { LadderEditor } from './ladder-editor.tsx';
import { MemoryEditor } from './memory-editor.tsx';
import { SettingsEditor } from './settings-editor.tsx';
import { ToolsEditor } from './tools-editor.tsx';
import type { Edit } from './use-edit.ts';
import { change } from './use-edit.ts';

/** Everything of one agent that a person can set. Which parts there are is up to its preset: a setting without effect is not shown. */
export function AgentForm(props: {
  readonly agent: AgentDocument;
  readonly edit: Edit;
  readonly facts: PaletteFacts;
}): ReactElement {
  const { agent, edit, facts } = props;
  const text = useText();
  const words = text.canvas.inspector;
  const preset = facts.presets.find(({ id }) => id === agent.preset);
  const shows = (part: (typeof edits)[number]): boolean => preset?.edits.includes(part) ?? false;
  const form = { agent, edit };
  return (
    <>
      <FormTitle sort={preset?.title ?? text.teams.part.unknownPreset}>{preset?.describes}</FormTitle>
      <div className="space-y-4 px-4 py-4">
        <TextField
          label={words.title}
          value={agent.title}
          maxLength={80}
          problemOf={(title) => (title.trim() === '' ? words.titleMissing : null)}
          onChange={(title) => change(form, { title }, 'title')}
          onLeave={edit.leave}
        />
        <TextField
          label={words.role}
          value={agent.role}
          maxLength={2000}
          lines={3}
          hint={words.roleHint}
          onChange={(role) => change(form, { role }, 'role')}
          onLeave={edit.leave}
        />
      </div>
      {shows('labels') ? <LabelsEditor {...form} /> : null}
      {shows('examples') ? <ExamplesEditor {...form} /> : null}
      {shows('fields') ? <FieldsEditor {...form} /> : null}
      {preset === undefined || preset.skill === null ? null : <SettingsEditor {...form} preset={preset} />}
      {shows('tools') || agent.tools.length > 0 ? <ToolsEditor {...form} tools={facts.tools} /> : null}
      {shows('memory') || preset === undefined ? <MemoryEditor {...form} /> : null}
      <LadderEditor {...form} />
      <BudgetEditor {...form} />
    </>
  );
}

const edits = ['labels', 'examples', 'fields', 'reads', 'keeps', 'tools', 'memory'] as const;
