import type { ReactElement } from 'react';
import { useEffect, useRef } from 'react';
import type { TeamProblem } from '../../../../shared/domain/preset.ts';
import { partOf } from '../editor/parts.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { useCanvas } from '../page/canvas-store.ts';
import type { PaletteFacts } from '../page/team-queries.ts';
import { ProblemList } from '../problems/problem-list.tsx';
import { useEditorState } from '../surface/use-parts.ts';
import { AgentForm } from './agent-form.tsx';
import { CommentForm } from './comment-form.tsx';
import { EdgeForm } from './edge-form.tsx';
import { GroupForm } from './group-form.tsx';
import { SelectionList } from './selection-list.tsx';
import { TeamForm } from './team-form.tsx';
import { useEdit } from './use-edit.ts';

/** What is selected, to be looked at and changed; the team itself where nothing is. */
export function InspectorPanel(props: {
  readonly editor: TeamEditor;
  readonly facts: PaletteFacts;
  readonly problems: readonly TeamProblem[];
}): ReactElement {
  const { editor, facts, problems } = props;
  const { document, readOnly } = useEditorState(editor);
  const selected = useCanvas((state) => state.selected);
  const edit = useEdit(editor);
  const parts = [...selected].map((id) => partOf(document, id)).filter((part) => part !== null);
  const [part] = parts;
  const [partId] = selected;
  const top = useTop(parts.length === 1 ? (partId ?? '') : '');
  const own = problems.filter((problem) => selected.size === 1 && problem.partId === partId);

  return (
    <fieldset ref={top} disabled={readOnly} className="min-w-0">
      {own.length === 0 ? null : (
        <div className="px-4 pt-4">
          <ProblemList problems={own} />
        </div>
      )}
      {parts.length > 1 ? (
        <SelectionList document={document} parts={parts} />
      ) : part === undefined ? (
        <TeamForm document={document} edit={edit} />
      ) : part.sort === 'agent' ? (
        <AgentForm key={part.agent.id} agent={part.agent} edit={edit} facts={facts} />
      ) : part.sort === 'edge' ? (
        <EdgeForm key={part.edge.id} document={document} edge={part.edge} edit={edit} facts={facts} />
      ) : part.sort === 'group' ? (
        <GroupForm key={part.group.id} document={document} group={part.group} edit={edit} />
      ) : (
        <CommentForm key={part.comment.id} comment={part.comment} edit={edit} />
      )}
    </fieldset>
  );
}

/** Another part is read from its beginning, however far down the last one was. */
function useTop(partId: string) {
  const top = useRef<HTMLFieldSetElement>(null);
  // In braces: newer browsers answer with a promise, which is nothing that React could call when the part changes.
  useEffect(() => {
    top.current?.parentElement?.scrollTo(0, 0);
  }, [partId]);
  return top;
}
