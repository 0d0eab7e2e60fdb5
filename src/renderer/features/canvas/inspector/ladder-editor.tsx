import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LadderRung, ModelRole } from '../../../../shared/domain/model.ts';
import { useText } from '../../../i18n/text-context.ts';
import { IconButton } from '../../../ui/button.tsx';
import { FormSection, SelectField } from './form-parts.tsx';
import type { AgentFormProps } from './use-edit.ts';
import { change, withEntry } from './use-edit.ts';

const none = '';
/** Roles of language models; the others are asked by code, never by an agent. */
const roles = ['decider', 'worker', 'verifier', 'planner'] as const satisfies readonly ModelRole[];
const later = ['low-confidence', 'failed-checks'] as const;

/** Which model answers first, and which is asked when that one is unsure or its answer fails a check. */
export function LadderEditor(props: AgentFormProps): ReactElement {
  const { agent } = props;
  const text = useText();
  const words = text.canvas.inspector.models;
  // The first rung is always the one that answers first, whichever is taken away.
  const set = (models: readonly LadderRung[]): void =>
    change(props, {
      models: models.map((rung, index) => ({
        role: rung.role,
        when: index === 0 ? 'first' : rung.when === 'first' ? 'low-confidence' : rung.when,
      })),
    });
  const free = roles.filter((role) => agent.models.every((rung) => rung.role !== role));
  return (
    <FormSection title={words.title}>
      {agent.models.length === 0 ? <p className="text-sm text-muted">{words.none}</p> : null}
      <ol className="space-y-2">
        {agent.models.map((rung, index) => (
          <li key={rung.role} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-sm first-letter:uppercase">
              {text.models.roles[rung.role]}
            </span>
            {index === 0 ? (
              <span className="text-sm text-muted">{words.when.first}</span>
            ) : (
              <div className="w-36">
                <SelectField
                  bare
                  label={words.whenOf(text.models.roles[rung.role])}
                  value={rung.when === 'first' ? 'low-confidence' : rung.when}
                  options={later.map((when) => ({ value: when, label: words.when[when] }))}
                  onChange={(when) => set(withEntry(agent.models, index, { ...rung, when }))}
                />
              </div>
            )}
            <IconButton
              label={words.remove(text.models.roles[rung.role])}
              onClick={() => set(withEntry(agent.models, index, null))}
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ol>
      {free.length === 0 ? null : (
        <SelectField
          bare
          label={words.add}
          value={none}
          options={[
            { value: none, label: words.add },
            ...free.map((role) => ({ value: role, label: text.models.roles[role] })),
          ]}
          onChange={(role) => {
            if (role !== none) set([...agent.models, { role, when: 'low-confidence' }]);
          }}
        />
      )}
    </FormSection>
  );
}
