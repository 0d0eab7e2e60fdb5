import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TeamProblem } from '../../../../shared/domain/preset.ts';
import { useText } from '../../../i18n/text-context.ts';
import { select, useCanvasStore } from '../page/canvas-store.ts';
import { ProblemList } from './problem-list.tsx';

/** Everything that keeps the team from running, then what is worth a look; a click selects the part it is about. */
export function ProblemsPanel({ problems }: { readonly problems: readonly TeamProblem[] }): ReactElement {
  const text = useText().canvas.problems;
  const store = useCanvasStore();
  const choose = ({ partId }: TeamProblem): void => select(store, partId === null ? [] : [partId]);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  if (problems.length === 0) {
    return (
      <p className="flex items-center gap-2 px-4 py-4 text-sm">
        <Check size={15} className="text-good" aria-hidden="true" />
        {text.none}
      </p>
    );
  }
  return (
    <div className="space-y-4 px-2 py-4">
      {errors.length === 0 ? null : (
        <section aria-label={text.errors(errors.length)}>
          <h2 className="px-2 pb-1 text-xs font-semibold text-muted">{text.errors(errors.length)}</h2>
          <ProblemList problems={errors} onChoose={choose} />
        </section>
      )}
      {warnings.length === 0 ? null : (
        <section aria-label={text.warnings(warnings.length)}>
          <h2 className="px-2 pb-1 text-xs font-semibold text-muted">{text.warnings(warnings.length)}</h2>
          <ProblemList problems={warnings} onChoose={choose} />
        </section>
      )}
    </div>
  );
}
