import type { ReactElement } from 'react';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import type { Part } from '../editor/parts.ts';
import { titleOf } from '../editor/parts.ts';
import { select, useCanvasStore } from '../page/canvas-store.ts';
import { FormTitle } from './form-title.tsx';

/** Several parts at once: which they are, to go on with one of them. What is done with all of them stands in the toolbar. */
export function SelectionList(props: {
  readonly document: TeamDocument;
  readonly parts: readonly Part[];
}): ReactElement {
  const { document, parts } = props;
  const text = useText().canvas.inspector.selection;
  return (
    <>
      <FormTitle sort={text.title(parts.length)}>{text.hint}</FormTitle>
      <div className="px-4 py-4">
        <PartButtons document={document} partIds={parts.map((part) => idOf(part))} />
      </div>
    </>
  );
}

/** Parts by title; a click selects the one. */
export function PartButtons(props: {
  readonly document: TeamDocument;
  readonly partIds: readonly string[];
}): ReactElement {
  const { document, partIds } = props;
  const text = useText().canvas.inspector;
  const store = useCanvasStore();
  const nameOf = (id: string): string => {
    const title = titleOf(document, id);
    if (title !== null) return title === '' ? text.group.untitled : title;
    const edge = document.edges.find((one) => one.id === id);
    return `${titleOf(document, edge?.from ?? id) ?? id} → ${titleOf(document, edge?.to ?? id) ?? id}`;
  };
  return (
    <ul className="-mx-2">
      {partIds.map((id) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => select(store, [id])}
            className="h-8 w-full truncate rounded-md px-2 text-left text-sm hover:bg-hover"
          >
            {nameOf(id)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function idOf(part: Part): string {
  switch (part.sort) {
    case 'agent':
      return part.agent.id;
    case 'edge':
      return part.edge.id;
    case 'group':
      return part.group.id;
    case 'comment':
      return part.comment.id;
  }
}
