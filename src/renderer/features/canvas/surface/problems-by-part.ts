import type { TeamProblem } from '../../../../shared/domain/preset.ts';

type ProblemsByPart = ReadonlyMap<string, readonly TeamProblem[]>;

/**
 * Groups problems by the part that they are about. A part whose problems say the same as before keeps its list, so that its node is
 * not drawn anew after each change elsewhere.
 */
export function createProblemGrouper(): (problems: readonly TeamProblem[]) => ProblemsByPart {
  let last: ProblemsByPart = new Map();
  return (problems) => {
    const groups = new Map<string, TeamProblem[]>();
    for (const problem of problems) {
      if (problem.partId === null) continue;
      const group = groups.get(problem.partId);
      if (group === undefined) groups.set(problem.partId, [problem]);
      else group.push(problem);
    }
    last = new Map([...groups].map(([id, list]) => [id, keptList(last.get(id), list)]));
    return last;
  };
}

function keptList(before: readonly TeamProblem[] | undefined, now: readonly TeamProblem[]): readonly TeamProblem[] {
  const same =
    before?.length === now.length &&
    before.every(({ severity, message }, at) => severity === now[at]?.severity && message === now[at].message);
  return same ? before : now;
}
