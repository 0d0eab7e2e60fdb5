import type { ReactElement } from 'react';
import type { PresetInfo } from '../../../../shared/domain/preset.ts';
import { useText } from '../../../i18n/text-context.ts';
import { CheckField, FormSection, NumberField, SelectField } from './form-parts.tsx';
import type { AgentFormProps } from './use-edit.ts';
import { change } from './use-edit.ts';

/** What a reader reads, which labels are handed on, and how much at most. */
export function SettingsEditor(props: AgentFormProps & { readonly preset: PresetInfo }): ReactElement {
  const { agent, edit, preset } = props;
  const text = useText().canvas.inspector;
  const words = text.settings;
  const { settings } = agent;
  const set = (to: Partial<typeof settings>, field?: string): void =>
    change(props, { settings: { ...settings, ...to } }, field);
  const keep = (name: string, kept: boolean): void =>
    set({ keeps: kept ? [...settings.keeps, name] : settings.keeps.filter((one) => one !== name) });
  return (
    <FormSection title={words.title}>
      {preset.edits.includes('reads') ? (
        <SelectField
          label={words.reads}
          value={settings.reads}
          options={[
            { value: 'relevant', label: words.relevant },
            { value: 'everything', label: words.everything },
          ]}
          onChange={(reads) => set({ reads })}
        />
      ) : null}
      {preset.edits.includes('keeps') && agent.labels.length > 0 ? (
        <fieldset>
          <legend className="mb-1 text-sm">{words.keeps}</legend>
          {agent.labels.map(({ name }, index) => (
            <CheckField
              key={index}
              label={name}
              checked={settings.keeps.includes(name)}
              onChange={(checked) => keep(name, checked)}
            />
          ))}
          <p className="mt-1 text-xs text-muted">{settings.keeps.length === 0 ? words.keepsAll : words.keepsSome}</p>
        </fieldset>
      ) : null}
      <NumberField
        label={words.limit}
        value={settings.limit}
        least={1}
        most={2000}
        outOfRange={text.outOfRange}
        hint={words.limitHint}
        onChange={(limit) => set({ limit }, 'limit')}
        onLeave={edit.leave}
      />
    </FormSection>
  );
}
