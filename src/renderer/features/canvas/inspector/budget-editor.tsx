import type { ReactElement } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { FormSection, NumberField } from './form-parts.tsx';
import type { AgentFormProps } from './use-edit.ts';
import { change } from './use-edit.ts';

const most = { tokens: 10_000_000, seconds: 86_400, retries: 5 } as const;

/** What one task of the agent may cost before it stops with what it has. */
export function BudgetEditor(props: AgentFormProps): ReactElement {
  const { agent, edit } = props;
  const text = useText().canvas.inspector;
  const words = text.budget;
  const { budget } = agent;
  const set = (to: Partial<typeof budget>, field: string): void =>
    change(props, { budget: { ...budget, ...to } }, field);
  const shared = { outOfRange: text.outOfRange, onLeave: edit.leave };
  return (
    <FormSection title={words.title}>
      <div className="grid grid-cols-3 items-start gap-2">
        <NumberField
          {...shared}
          label={words.tokens}
          value={budget.tokens}
          least={1}
          most={most.tokens}
          onChange={(tokens) => set({ tokens }, 'tokens')}
        />
        <NumberField
          {...shared}
          label={words.seconds}
          value={Math.max(1, Math.round(budget.modelMs / 1000))}
          least={1}
          most={most.seconds}
          onChange={(seconds) => set({ modelMs: seconds * 1000 }, 'seconds')}
        />
        <NumberField
          {...shared}
          label={words.retries}
          value={budget.retries}
          least={0}
          most={most.retries}
          onChange={(retries) => set({ retries }, 'retries')}
        />
      </div>
      <p className="text-xs text-pretty text-muted">{words.hint}</p>
    </FormSection>
  );
}
