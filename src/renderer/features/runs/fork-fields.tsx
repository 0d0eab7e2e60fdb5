import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useId } from 'react';
import type { ModelRole } from '../../../shared/domain/model.ts';
import { useText } from '../../i18n/text-context.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import type { ExamplePair, ForkForm, ForkPlace } from './fork-form.ts';

const LONG_ITEM = 60;

type ForkFieldsProps = {
  readonly form: ForkForm;
  readonly place: ForkPlace;
  readonly models: readonly { readonly role: ModelRole; readonly id: string }[];
  readonly onChange: (form: ForkForm) => void;
};

/** The fields of the one thing that is changed. */
export function ForkFields({ form, place, models, onChange }: ForkFieldsProps): ReactElement {
  const text = useText().runs;
  switch (form.kind) {
    case 'prompt':
      return (
        <>
          <Words label={text.system} value={form.system} onChange={(system) => onChange({ ...form, system })} />
          <Examples examples={form.examples} onChange={(examples) => onChange({ ...form, examples })} />
        </>
      );
    case 'agent':
      return (
        <>
          <Words label={text.role} value={form.role} onChange={(role) => onChange({ ...form, role })} />
          <Examples examples={form.examples} onChange={(examples) => onChange({ ...form, examples })} />
        </>
      );
    case 'model':
      return (
        <Choice
          title={text.modelChoice}
          value={form.modelRole}
          options={models.map(({ role, id }) => ({ value: role, label: text.modelOption(id, role) }))}
          onChange={(modelRole) => onChange({ ...form, modelRole })}
        />
      );
    case 'answer':
      return <Answer form={form} place={place} onChange={onChange} />;
    case 'again':
      return <p className="text-sm text-muted">{text.againHint}</p>;
    case 'replay':
      return <p className="text-sm text-muted">{text.replayHint}</p>;
  }
}

function Answer({ form, place, onChange }: Omit<ForkFieldsProps, 'models'>): ReactElement {
  const text = useText().runs;
  const options = place.wait?.options ?? [];
  const set = (decision: string): void => onChange({ ...form, decision });
  return (
    <>
      <p className="text-sm">{place.wait?.prompt}</p>
      {place.wait?.decision == null ? null : <p className="text-xs text-faint">{text.answered(place.wait.decision)}</p>}
      {options.length === 0 ? (
        <Words label={text.answerChoice} value={form.decision} onChange={set} />
      ) : (
        <Choice
          title={text.answerChoice}
          value={form.decision === '' ? null : form.decision}
          options={options.map((option) => ({ value: option, label: option }))}
          onChange={set}
        />
      )}
    </>
  );
}

function Words(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <div className="mt-1">
      <label htmlFor={id} className="block text-sm">
        {props.label}
      </label>
      <textarea
        id={id}
        rows={5}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="mt-1 w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-sm"
      />
    </div>
  );
}

function Examples(props: {
  readonly examples: readonly ExamplePair[];
  readonly onChange: (examples: readonly ExamplePair[]) => void;
}): ReactElement {
  const { examples, onChange } = props;
  const text = useText().runs;
  const field = 'min-w-0 rounded-md border border-line-strong bg-surface px-2 py-1 text-sm';
  return (
    <fieldset className="mt-4">
      <legend className="text-sm">{text.examples}</legend>
      <ul className="mt-1 space-y-1.5">
        {examples.map((example, index) => (
          <li key={index} className="flex items-start gap-2">
            <textarea
              aria-label={text.exampleItem(index + 1)}
              rows={example.item.length > LONG_ITEM ? 2 : 1}
              value={example.item}
              onChange={(event) => onChange(examples.with(index, { ...example, item: event.target.value }))}
              className={`${field} flex-1`}
            />
            <input
              aria-label={text.exampleReply(index + 1)}
              value={example.reply}
              onChange={(event) => onChange(examples.with(index, { ...example, reply: event.target.value }))}
              className={`${field} h-8 w-32`}
            />
            <IconButton
              label={text.removeExample(index + 1)}
              onClick={() => onChange(examples.filter((_example, place) => place !== index))}
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button small className="mt-2" onClick={() => onChange([...examples, { item: '', reply: '' }])}>
        <Plus size={14} aria-hidden="true" />
        {text.addExample}
      </Button>
    </fieldset>
  );
}
