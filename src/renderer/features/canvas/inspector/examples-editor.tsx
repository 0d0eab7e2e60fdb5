import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { AgentExample } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { AddExamples } from './add-examples.tsx';
import { FormSection, SelectField, TextField } from './form-parts.tsx';
import { TeachReport } from './teach-report.tsx';
import type { AgentFormProps } from './use-edit.ts';
import { change, withEntry } from './use-edit.ts';

/** Rows shown at first and with each click on the button below them: a list of 500 selects would make typing slow. */
const pageSize = 20;

/**
 * Teaching: lines with the label that is right for them. They become example turns of the prompt and train the agent's head; each
 * change is measured on lines that are held back, and can be undone like any other.
 */
export function ExamplesEditor(props: AgentFormProps): ReactElement {
  const { agent } = props;
  const text = useText().canvas.inspector.examples;
  const [shown, setShown] = useState(pageSize);
  const [only, setOnly] = useState('');
  const rows = agent.examples
    .map((example, index) => ({ example, index }))
    .filter(({ example }) => only === '' || example.label === only);
  const labels = agent.labels.map(({ name }) => name);
  const setExample = (index: number, example: AgentExample | null, field?: string): void =>
    change(props, { examples: withEntry(agent.examples, index, example) }, field);

  return (
    <FormSection title={text.title(agent.examples.length)}>
      <p className="text-sm text-pretty text-muted">{text.hint}</p>
      <TeachReport labels={agent.labels} examples={agent.examples} />
      <AddExamples {...props} />
      {agent.examples.length <= pageSize / 2 ? null : (
        <SelectField
          bare
          label={text.filter}
          value={only}
          options={[{ value: '', label: text.allLabels }, ...labels.map((name) => ({ value: name, label: name }))]}
          onChange={setOnly}
        />
      )}
      <ul className="divide-y divide-line">
        {rows.slice(0, shown).map(({ example, index }) => (
          <ExampleRow
            key={index}
            {...props}
            number={index + 1}
            example={example}
            onChange={(next, field) => setExample(index, next, field)}
          />
        ))}
      </ul>
      {rows.length <= shown ? null : (
        <Button small tone="quiet" onClick={() => setShown(shown + pageSize)}>
          {text.more(Math.min(pageSize, rows.length - shown))}
        </Button>
      )}
    </FormSection>
  );
}

function ExampleRow(
  props: AgentFormProps & {
    readonly number: number;
    readonly example: AgentExample;
    readonly onChange: (example: AgentExample | null, field?: string) => void;
  },
): ReactElement {
  const { agent, edit, number, example, onChange } = props;
  const text = useText().canvas.inspector.examples;
  const names = agent.labels.map(({ name }) => name);
  const options = names.includes(example.label) ? names : [...names, example.label];
  return (
    <li className="-mx-2 py-1.5">
      <TextField
        bare
        quiet
        label={text.item(number)}
        value={example.item}
        maxLength={2000}
        lines={2}
        problemOf={(item) => (item.trim() === '' ? text.itemMissing : null)}
        onChange={(item) => onChange({ ...example, item }, `example ${number}`)}
        onLeave={edit.leave}
      />
      <div className="flex items-center gap-1">
        <SelectField
          bare
          quiet
          label={text.labelOf(number)}
          value={example.label}
          options={options.map((name) => ({ value: name, label: name }))}
          onChange={(label) => onChange({ ...example, label })}
        />
        <IconButton label={text.remove(number)} onClick={() => onChange(null)}>
          <X size={14} />
        </IconButton>
      </div>
    </li>
  );
}
