import type { ReactElement } from 'react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/text-block.tsx';
import type { TextProblem } from '../editor/document-text.ts';
import { JsonMirror } from '../editor/json-mirror.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { LineNumbers, lineHeight } from './line-numbers.tsx';

/** The team as text, in step with the canvas both ways. What is wrong with the text is told with its line; until then the canvas waits. */
export function JsonPanel({ editor }: { readonly editor: TeamEditor }): ReactElement {
  const words = useText().canvas.json;
  const [mirror] = useState(() => new JsonMirror(editor));
  useEffect(() => mirror.follow(), [mirror]);
  const { text, problems } = useSyncExternalStore(mirror.subscribe, mirror.state);
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const { readOnly } = editor.state();

  const jump = ({ line }: TextProblem): void => {
    const field = area.current;
    if (field === null) return;
    const lines = field.value.split('\n');
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    field.scrollTop = Math.max(0, (line - 4) * lineHeight);
  };

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-10 items-center gap-2 px-4">
        <p role="status" className={problems.length === 0 ? 'text-sm text-muted' : 'text-sm text-bad'}>
          {problems.length === 0 ? words.inStep : words.waiting(problems.length)}
        </p>
        <span className="flex-1" />
        {problems.length === 0 ? null : (
          <Button small tone="quiet" onClick={() => mirror.discard()}>
            {words.discard}
          </Button>
        )}
        <CopyButton text={text} label={words.copy} />
      </div>
      <div className="flex min-h-0 flex-1 border-y border-line bg-surface font-mono text-xs">
        <LineNumbers ref={numbers} count={text.split('\n').length} marked={new Set(problems.map(({ line }) => line))} />
        <textarea
          ref={area}
          aria-label={words.label}
          aria-invalid={problems.length > 0}
          value={text}
          readOnly={readOnly}
          wrap="off"
          spellCheck={false}
          onChange={(event) => mirror.write(event.target.value)}
          onBlur={() => mirror.leave()}
          onScroll={(event) => {
            if (numbers.current !== null) numbers.current.scrollTop = event.currentTarget.scrollTop;
          }}
          style={{ lineHeight: `${lineHeight}px` }}
          className="min-w-0 flex-1 resize-none bg-transparent py-2 pr-2 outline-offset-[-2px]"
        />
      </div>
      {problems.length === 0 ? null : <ProblemLines problems={problems} onChoose={jump} />}
    </div>
  );
}

const mostShown = 50;

function ProblemLines(props: {
  readonly problems: readonly TextProblem[];
  readonly onChoose: (problem: TextProblem) => void;
}): ReactElement {
  const { problems, onChoose } = props;
  const words = useText().canvas.json;
  return (
    <div className="max-h-56 overflow-y-auto p-2">
      <p className="px-2 pb-1 text-sm text-muted">{words.canvasWaits}</p>
      <ul aria-label={words.problems}>
        {problems.slice(0, mostShown).map((problem, index) => (
          <li key={index}>
            <button
              type="button"
              onClick={() => onChoose(problem)}
              className="w-full rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover"
            >
              <span className="numeric text-muted">{words.line(problem.line)}</span>{' '}
              {problem.path === '' ? null : <span className="font-mono text-xs break-all">{problem.path} </span>}
              {words.problem(problem.message)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
