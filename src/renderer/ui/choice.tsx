import { RadioGroup } from 'radix-ui';
import type { ReactElement } from 'react';
import { useId } from 'react';

/** One of a few, all in sight: a row of buttons of which one is chosen. */
export function Choice<Value extends string>(props: {
  readonly title: string;
  readonly hint?: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}): ReactElement {
  const { title, hint, value, options, onChange } = props;
  const label = useId();
  return (
    <div className="py-4">
      <p id={label} className="font-medium">
        {title}
      </p>
      {hint === undefined ? null : <p className="mt-0.5 text-sm text-muted">{hint}</p>}
      <RadioGroup.Root
        aria-labelledby={label}
        value={value ?? ''}
        onValueChange={(chosen) => {
          const option = options.find((one) => one.value === chosen);
          if (option !== undefined) onChange(option.value);
        }}
        className="mt-2.5 inline-flex flex-wrap gap-1 rounded-md bg-sunken p-1"
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            className="h-8 rounded-sm px-3 text-sm text-muted hover:text-ink data-[state=checked]:bg-surface data-[state=checked]:font-medium data-[state=checked]:text-ink data-[state=checked]:ring-1 data-[state=checked]:ring-line"
          >
            {option.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
