import { Plus } from 'lucide-react';
import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from './form-parts.tsx';
import type { AgentFormProps } from './use-edit.ts';
import { change } from './use-edit.ts';

const mostExamples = 500;
const longestItem = 2000;

/** Marks one line, or every line of a pasted list, with a label. */
export function AddExamples(props: AgentFormProps): ReactElement | null {
  const { agent } = props;
  const text = useText().canvas.inspector.examples;
  const field = useId();
  const [words, setWords] = useState('');
  const names = agent.labels.map(({ name }) => name);
  const [chosen, setChosen] = useState<string | null>(null);
  const label = chosen !== null && names.includes(chosen) ? chosen : (names[0] ?? '');
  const items = words
    .split('\n')
    .map((line) => line.trim().slice(0, longestItem))
    .filter((line) => line !== '');
  const room = mostExamples - agent.examples.length;
  if (names.length === 0 || room <= 0) return null;

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (items.length === 0) return;
    change(props, { examples: [...items.slice(0, room).map((item) => ({ item, label })), ...agent.examples] });
    setWords('');
  };
  return (
    <form onSubmit={onSubmit} className="space-y-2 rounded-md bg-sunken p-3">
      <label htmlFor={field} className="block text-sm">
        {text.add}
      </label>
      <textarea
        id={field}
        value={words}
        rows={2}
        placeholder={text.addHint}
        onChange={(event) => setWords(event.target.value)}
        className="block field-sizing-content max-h-48 w-full resize-none rounded-md border border-line-strong bg-surface px-2 py-1.5 text-sm"
      />
      <div className="flex items-center gap-2">
        <SelectField
          bare
          label={text.addLabel}
          value={label}
          options={names.map((name) => ({ value: name, label: name }))}
          onChange={setChosen}
        />
        <Button small type="submit" disabled={items.length === 0}>
          <Plus size={13} aria-hidden="true" />
          {text.addAction(items.length)}
        </Button>
      </div>
    </form>
  );
}
