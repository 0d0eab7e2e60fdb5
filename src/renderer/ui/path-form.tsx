import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import { wireErrorOf } from '../state/engine-failure.ts';
import { Button } from './button.tsx';
import { ErrorNotice } from './notice.tsx';

/** Asks for one path on this machine: its field, the failure if there was one, and two buttons. */
export function PathForm(props: {
  readonly words: { readonly path: string; readonly cancel: string; readonly action: string };
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onPath: (path: string) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { words, pending, error, onPath, onCancel } = props;
  const input = useId();
  const [path, setPath] = useState('');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (path.trim() !== '') onPath(path.trim());
  };
  return (
    <form onSubmit={onSubmit}>
      <label htmlFor={input} className="block text-sm">
        {words.path}
      </label>
      <input
        id={input}
        value={path}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setPath(event.target.value)}
        className="mt-1 h-9 w-full rounded-md border border-line-strong bg-surface px-3 font-mono text-sm"
      />
      {error === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={wireErrorOf(error)} />
        </div>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="submit" tone="primary" disabled={path.trim() === '' || pending}>
          {words.action}
        </Button>
      </div>
    </form>
  );
}
