import clsx from 'clsx';
import type { ReactElement, ReactNode } from 'react';
import { useId, useState } from 'react';

const box = 'w-full rounded-md border border-line-strong bg-surface px-2 text-sm disabled:text-muted';
/** In lists: words until they are pointed at or written in, so that twenty of them are no wall of boxes. */
const quietBox =
  'w-full rounded-md border border-transparent bg-transparent px-2 text-sm hover:border-line-strong focus:border-line-strong focus:bg-surface disabled:text-muted';

/** One part of a form, under its heading. */
export function FormSection({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  const heading = useId();
  return (
    <div role="group" aria-labelledby={heading} className="space-y-3 border-t border-line px-4 py-4">
      <h3 id={heading} className="text-xs font-semibold text-muted">
        {title}
      </h3>
      {children}
    </div>
  );
}

export function Labelled(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | null | undefined;
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
}): ReactElement {
  const { label, hint, problem = null, children } = props;
  const id = useId();
  const note = `${id}-note`;
  const wrong = problem !== null && problem !== '';
  const line = wrong ? problem : (hint ?? null);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm">
        {label}
      </label>
      {children({ id, describedBy: line === null ? undefined : note })}
      {line === null ? null : (
        <p id={note} className={clsx('mt-1 text-xs', wrong ? 'text-bad' : 'text-muted')}>
          {line}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  /** Called with each valid state while it is typed. */
  readonly onChange: (value: string) => void;
  /** The field is left: what comes next is a new step of undo. */
  readonly onLeave: () => void;
  readonly maxLength: number;
  /** Says why a text cannot be kept, so that it stays in the field and nowhere else; empty for one that is only not finished. */
  readonly problemOf?: (value: string) => string | null;
  readonly hint?: string;
  readonly lines?: number;
  /** The label is for screen readers only: what stands around it says it to the others. */
  readonly bare?: boolean;
  readonly mono?: boolean;
  readonly quiet?: boolean;
};

/** A text that is kept while it is typed. What cannot be kept stays in the field with its reason until it is left. */
export function TextField(props: TextFieldProps): ReactElement {
  const {
    label,
    value,
    onChange,
    onLeave,
    maxLength,
    problemOf,
    hint,
    lines = 1,
    bare = false,
    mono = false,
    quiet = false,
  } = props;
  const look = quiet ? quietBox : box;
  const [draft, setDraft] = useState<string | null>(null);
  const problem = draft === null ? null : (problemOf?.(draft) ?? null);
  const write = (next: string): void => {
    const kept = (problemOf?.(next) ?? null) === null;
    setDraft(kept ? null : next);
    if (kept) onChange(next);
  };
  const leave = (): void => {
    setDraft(null);
    onLeave();
  };
  const field = (id: string | undefined, describedBy: string | undefined): ReactElement => {
    const shared = {
      id,
      value: draft ?? value,
      maxLength,
      onBlur: leave,
      spellCheck: !mono,
      'aria-label': id === undefined ? label : undefined,
      'aria-invalid': problem !== null && problem !== '',
      'aria-describedby': describedBy,
    };
    return lines > 1 ? (
      <textarea
        {...shared}
        rows={quiet ? 1 : lines}
        onChange={(event) => write(event.target.value)}
        className={clsx(look, 'block field-sizing-content max-h-72 min-h-8 resize-none py-1.5', mono && 'font-mono')}
      />
    ) : (
      <input
        {...shared}
        onChange={(event) => write(event.target.value)}
        className={clsx(look, 'h-8', mono && 'font-mono')}
      />
    );
  };
  if (bare) return field(undefined, undefined);
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {({ id, describedBy }) => field(id, describedBy)}
    </Labelled>
  );
}

type NumberFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
  readonly onLeave: () => void;
  /** What is said when the number does not lie between the two. */
  readonly outOfRange: (least: number, most: number) => string;
  readonly hint?: string;
};

export function NumberField(props: NumberFieldProps): ReactElement {
  const { label, value, least, most, onChange, onLeave, outOfRange, hint } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft !== null && !fits(draft, least, most);
  return (
    <Labelled label={label} hint={hint} problem={wrong ? outOfRange(least, most) : null}>
      {({ id, describedBy }) => (
        <input
          id={id}
          inputMode="numeric"
          value={draft ?? String(value)}
          aria-invalid={wrong}
          aria-describedby={describedBy}
          onChange={(event) => {
            setDraft(event.target.value);
            if (fits(event.target.value, least, most)) onChange(Number(event.target.value));
          }}
          onBlur={() => {
            setDraft(null);
            onLeave();
          }}
          className={clsx(box, 'numeric h-8')}
        />
      )}
    </Labelled>
  );
}

function fits(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

type SelectFieldProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly hint?: string;
  readonly bare?: boolean;
  readonly quiet?: boolean;
};

export function SelectField<Value extends string>(props: SelectFieldProps<Value>): ReactElement {
  const { label, value, options, onChange, hint, bare = false, quiet = false } = props;
  const select = (id: string | undefined, describedBy: string | undefined): ReactElement => (
    <select
      id={id}
      aria-label={id === undefined ? label : undefined}
      aria-describedby={describedBy}
      value={value}
      onChange={(event) => {
        const option = options.find((one) => one.value === event.target.value);
        if (option !== undefined) onChange(option.value);
      }}
      className={quiet ? clsx(quietBox, 'h-7 text-muted') : clsx(box, 'h-8')}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
  if (bare) return select(undefined, undefined);
  return (
    <Labelled label={label} hint={hint}>
      {({ id, describedBy }) => select(id, describedBy)}
    </Labelled>
  );
}

export function CheckField(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): ReactElement {
  const { label, checked, onChange } = props;
  return (
    <label className="flex min-h-6 items-center gap-2 text-sm">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-(--accent)"
      />
      {label}
    </label>
  );
}
