import { useMutation, useQueryClient } from '@tanstack/react-query';
import clsx from 'clsx';
import type { DragEvent, FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { pathsOfDrop } from '../../platform/dropped-paths.ts';
import { unwrap, wireErrorOf } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';

/** A GGUF that is on this machine already, dropped here or by its path: nothing is fetched or copied. */
export function ImportModel(): ReactElement {
  const text = useText().models;
  const { client } = useServices();
  const queries = useQueryClient();
  const input = useId();
  const [path, setPath] = useState('');
  const add = useMutation({
    mutationFn: async (file: string) => unwrap(await client.models.import({ path: file })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['models'] }),
  });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (path.trim() !== '') add.mutate(path.trim());
  };
  const [over, setOver] = useState(false);
  const [noPath, setNoPath] = useState(false);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void pathsOfDrop(window).then((paths) => {
      const [file] = paths ?? [];
      setNoPath(file === undefined);
      if (file === undefined) return;
      setPath(file);
      add.mutate(file);
    });
  };
  return (
    <form
      onSubmit={onSubmit}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={clsx('mb-8 rounded-md', over ? 'bg-accent-soft outline-2 outline-offset-8 outline-accent' : '')}
    >
      <h2 className="border-b border-line pb-2 text-sm font-medium text-muted">{text.import}</h2>
      <label htmlFor={input} className="mt-3 block text-sm">
        {text.importLabel}
      </label>
      <p className="text-sm text-muted">{over ? text.dropped : text.dropHere}</p>
      <div className="mt-1 flex gap-2">
        <input
          id={input}
          value={path}
          spellCheck={false}
          onChange={(event) => setPath(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-3 font-mono text-sm"
        />
        <Button type="submit" disabled={path.trim() === '' || add.isPending}>
          {text.importAction}
        </Button>
      </div>
      <p role="status" className="mt-2 text-sm text-good">
        {add.data === undefined ? '' : text.imported(add.data.modelId)}
      </p>
      {noPath ? <p className="mt-1 text-sm text-warn">{text.noPath}</p> : null}
      {add.error === null ? null : <ErrorNotice error={wireErrorOf(add.error)} />}
    </form>
  );
}
