import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TeamProblem } from '../../../../shared/domain/preset.ts';
import { useText } from '../../../i18n/text-context.ts';

/** Problems in words; `onChoose` makes each a button. */
export function ProblemList(props: {
  readonly problems: readonly TeamProblem[];
  readonly onChoose?: (problem: TeamProblem) => void;
}): ReactElement {
  const { problems, onChoose } = props;
  return (
    <ul className="space-y-0.5">
      {problems.map((problem, index) => (
        <li key={index}>
          {onChoose === undefined || problem.partId === null ? (
            <p className="flex gap-2 px-2 py-1.5 text-sm text-pretty">
              <Line problem={problem} />
            </p>
          ) : (
            <button
              type="button"
              onClick={() => onChoose(problem)}
              className="flex w-full gap-2 rounded-md px-2 py-1.5 text-left text-sm text-pretty hover:bg-hover"
            >
              <Line problem={problem} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Line({ problem }: { readonly problem: TeamProblem }): ReactElement {
  const text = useText().canvas.problems;
  const error = problem.severity === 'error';
  const Icon = error ? CircleAlert : TriangleAlert;
  return (
    <>
      <Icon
        size={15}
        role="img"
        aria-label={error ? text.error : text.warning}
        className={error ? 'mt-0.5 shrink-0 text-bad' : 'mt-0.5 shrink-0 text-warn'}
      />
      <span className="min-w-0">{problem.message}</span>
    </>
  );
}
