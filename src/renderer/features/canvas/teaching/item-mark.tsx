import { Check, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { SelectField } from '../inspector/form-parts.tsx';
import type { LabelledItem } from './marks.ts';
import { markOf } from './marks.ts';
import type { Marking } from './lesson.tsx';

/** Was the label of this item right? If not, which one is. Pressed again, a mark is taken away. */
export function ItemMark({ item, marking }: { readonly item: LabelledItem; readonly marking: Marking }): ReactElement {
  const text = useText().canvas.marks;
  const { agent, mark } = marking;
  const [asking, setAsking] = useState(false);
  const marked = markOf(agent.examples, item.text);
  const names = agent.labels.map(({ name }) => name);
  const others = names.filter((name) => name !== item.label);
  const wrong = marked !== null && marked !== item.label;
  const onRight = (): void => {
    setAsking(false);
    mark(item.text, marked === item.label ? null : item.label);
  };
  const onWrong = (): void => {
    const [only, ...more] = others;
    setAsking(!wrong && !asking);
    if (!wrong && only !== undefined && more.length === 0) mark(item.text, only);
    else if (marked !== null) mark(item.text, null);
  };
  return (
    <div role="group" aria-label={text.group(item.text)} className="mt-1.5 flex min-h-8 flex-wrap items-center gap-1">
      <MarkButton pressed={marked === item.label} disabled={!names.includes(item.label)} onClick={onRight}>
        <Check size={13} aria-hidden="true" />
        {text.right}
      </MarkButton>
      <MarkButton pressed={wrong || asking} disabled={others.length === 0} onClick={onWrong}>
        <X size={13} aria-hidden="true" />
        {text.wrong}
      </MarkButton>
      {!wrong && !asking ? null : (
        <span className="min-w-32 flex-1">
          <SelectField
            bare
            label={text.rightLabel}
            value={wrong ? marked : ''}
            options={[
              ...(wrong ? [] : [{ value: '', label: text.choose }]),
              ...others.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(label) => mark(item.text, label)}
          />
        </span>
      )}
    </div>
  );
}

function MarkButton(props: {
  readonly pressed: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: readonly [ReactElement, string];
}): ReactElement {
  const { pressed, disabled, onClick, children } = props;
  return (
    <button
      type="button"
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
      className="inline-flex h-7 items-center gap-1 rounded-md px-2 text-xs text-muted hover:bg-hover hover:text-ink disabled:text-faint aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-ink"
    >
      {children}
    </button>
  );
}
