import type { ReactElement } from 'react';
import { BlockKind } from '../../../../shared/domain/source.ts';
import { useText } from '../../../i18n/text-context.ts';
import { CheckField, FormSection, TextField } from './form-parts.tsx';
import type { AgentFormProps } from './use-edit.ts';
import { change } from './use-edit.ts';

/** Which sources the agent may recall from. Nothing chosen is everything. */
export function MemoryEditor(props: AgentFormProps): ReactElement {
  const { agent, edit } = props;
  const text = useText();
  const words = text.canvas.inspector.memory;
  const { kinds, files } = agent.memory;
  const setKind = (kind: BlockKind, on: boolean): void => {
    const next = on ? [...kinds, kind] : kinds.filter((one) => one !== kind);
    change(props, { memory: { kinds: BlockKind.options.filter((one) => next.includes(one)), files } });
  };
  return (
    <FormSection title={words.title}>
      <fieldset>
        <legend className="mb-1 text-sm">{words.kinds}</legend>
        <div className="grid grid-cols-2 gap-x-2">
          {BlockKind.options.map((kind) => (
            <CheckField
              key={kind}
              label={text.teams.palette.blocks[kind]}
              checked={kinds.includes(kind)}
              onChange={(checked) => setKind(kind, checked)}
            />
          ))}
        </div>
        <p className="mt-1 text-xs text-muted">{kinds.length === 0 ? words.allKinds : words.someKinds}</p>
      </fieldset>
      <FilesField
        label={words.files}
        hint={words.filesHint}
        files={files}
        onChange={(next) => change(props, { memory: { kinds, files: next } }, 'files')}
        onLeave={edit.leave}
      />
    </FormSection>
  );
}

/** One prefix a line. Empty lines are how the next one begins, and are not kept. */
function FilesField(props: {
  readonly label: string;
  readonly hint: string;
  readonly files: readonly string[];
  readonly onChange: (files: string[]) => void;
  readonly onLeave: () => void;
}): ReactElement {
  const { label, hint, files, onChange, onLeave } = props;
  const lines = (words: string): string[] => words.split('\n').filter((line) => line.trim() !== '');
  return (
    <TextField
      label={label}
      hint={hint}
      mono
      lines={2}
      maxLength={4000}
      value={files.join('\n')}
      problemOf={(words) => (words !== '' && words !== lines(words).join('\n') ? '' : null)}
      onChange={(words) => onChange(lines(words))}
      onLeave={onLeave}
    />
  );
}
