import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { AgentField } from '../../../../shared/domain/team.ts';
import { AgentField as AgentFieldSchema } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FormSection, SelectField, TextField } from './form-parts.tsx';
import type { AgentFormProps } from './use-edit.ts';
import { change, withEntry } from './use-edit.ts';

const mostFields = 12;

/** What an extractor takes out of each item. */
export function FieldsEditor(props: AgentFormProps): ReactElement {
  const { agent, edit } = props;
  const text = useText().canvas.inspector.fields;
  const set = (index: number, field: AgentField | null, typing?: string): void =>
    change(props, { fields: withEntry(agent.fields, index, field) }, typing);
  const wrongName = (name: string, index: number): string | null => {
    if (!AgentFieldSchema.shape.name.safeParse(name).success) return text.nameWrong;
    return agent.fields.some((field, at) => at !== index && field.name === name) ? text.nameTaken : null;
  };
  return (
    <FormSection title={text.title}>
      <ul className="space-y-4">
        {agent.fields.map((field, index) => (
          <li key={index} className="flex items-start gap-1">
            <div className="min-w-0 flex-1 space-y-1">
              <div className="grid grid-cols-2 items-start gap-1">
                <TextField
                  label={text.name}
                  mono
                  value={field.name}
                  maxLength={30}
                  problemOf={(name) => wrongName(name, index)}
                  onChange={(name) => set(index, { ...field, name }, `field ${index}`)}
                  onLeave={edit.leave}
                />
                <SelectField
                  label={text.type(field.name)}
                  value={field.type}
                  options={AgentFieldSchema.shape.type.options.map((type) => ({
                    value: type,
                    label: text.types[type],
                  }))}
                  onChange={(type) => set(index, { ...field, type })}
                />
              </div>
              <TextField
                bare
                quiet
                label={text.means(field.name)}
                value={field.means}
                maxLength={200}
                lines={2}
                onChange={(means) => set(index, { ...field, means }, `field means ${index}`)}
                onLeave={edit.leave}
              />
            </div>
            <IconButton label={text.remove(field.name)} onClick={() => set(index, null)}>
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      {agent.fields.length >= mostFields ? null : (
        <Button small onClick={() => change(props, { fields: [...agent.fields, newField(agent.fields)] })}>
          <Plus size={13} aria-hidden="true" />
          {text.add}
        </Button>
      )}
    </FormSection>
  );
}

function newField(fields: readonly AgentField[]): AgentField {
  let n = fields.length + 1;
  while (fields.some(({ name }) => name === `field${n}`)) n += 1;
  return { name: `field${n}`, type: 'text', means: '' };
}
