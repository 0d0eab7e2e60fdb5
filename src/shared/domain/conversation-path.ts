import type { Turn } from './conversation.ts';

/**
 * The turns that are read together: from the beginning to the given turn, and on from it along the newest turn each time.
 * Empty where the conversation does not have the turn.
 */
export function pathThrough(options: { readonly turns: readonly Turn[]; readonly runId: string }): readonly Turn[] {
  const { turns, runId } = options;
  const byId = new Map<string, Turn>(turns.map((turn) => [turn.runId, turn]));
  const path: Turn[] = [];
  const seen = new Set<string>();
  for (let turn = byId.get(runId); turn !== undefined && !seen.has(turn.runId);) {
    seen.add(turn.runId);
    path.unshift(turn);
    turn = turn.after === null ? undefined : byId.get(turn.after);
  }
  for (let last = path.at(-1); last !== undefined;) {
    const { runId: lastId } = last;
    last = turns.findLast((turn) => turn.after === lastId && !seen.has(turn.runId));
    if (last === undefined) break;
    seen.add(last.runId);
    path.push(last);
  }
  return path;
}

/** The turn and those that stand in its place in other branches, oldest first. */
export function branchesOf(options: { readonly turns: readonly Turn[]; readonly turn: Turn }): readonly Turn[] {
  return options.turns.filter((other) => other.after === options.turn.after);
}
