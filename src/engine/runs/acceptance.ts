import { z } from 'zod';
import { Answer } from '../../shared/domain/answer.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import type { Skill, TaskContext } from '../agents/index.ts';
import { readPath } from './read-path.ts';

export type AcceptanceOptions = {
  readonly output: unknown;
  readonly args: unknown;
  readonly task: Task;
  readonly skill: Skill;
  /** With everything that the task's attempt recorded. */
  readonly state: RunState;
  readonly blocks: TaskContext<unknown>['blocks'];
};

/** Says what is wrong with a result, as one line that a model could act on; null when it holds. */
export type AcceptanceCheck = (options: AcceptanceOptions) => string | null;

export const builtInChecks: Readonly<Record<string, AcceptanceCheck>> = {
  'output-schema': ({ output, skill }) => {
    const parsed = skill.output.safeParse(output);
    return parsed.success ? null : `The result does not fit: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`;
  },
  'not-empty': ({ output, args }) => {
    const { path } = EmptyArgs.parse(args ?? {});
    const value = readPath({ value: output, path: path === '' ? [] : path.split('.') });
    return isEmpty(value) ? `The result is empty${path === '' ? '' : ` at ${path}`}.` : null;
  },
  'claims-concluded': ({ output, state }) => {
    const answer = Answer.safeParse(output);
    if (!answer.success) return 'The result is not an answer.';
    const unchecked = answer.data.claims.find(
      (claim) =>
        !state.claims.some(
          (seen) =>
            seen.shown && seen.kind === claim.kind && seen.text === claim.text && seen.verdict === claim.verdict,
        ),
    );
    return unchecked === undefined ? null : `This claim was not concluded by a check: ${unchecked.text}`;
  },
  'citations-resolve': ({ output, blocks }) => {
    const answer = Answer.safeParse(output);
    if (!answer.success) return 'The result is not an answer.';
    const all = blocks.all({});
    const lost = answer.data.citations.find(
      ({ file, locator, text }) =>
        !all.some((block) => block.file === file && block.locator === locator && block.text.includes(text)),
    );
    return lost === undefined ? null : `Citation ${lost.n} does not resolve: ${lost.file}, ${lost.locator}`;
  },
};

const EmptyArgs = z.object({ path: z.string().default('') });

/**
 * The first thing wrong with a task's result, null when it may be committed. The schema is always checked; the result that ends
 * the run must moreover show no claim that no check concluded.
 */
export function findViolation(
  options: Omit<AcceptanceOptions, 'args'> & {
    readonly checks: Readonly<Record<string, AcceptanceCheck>>;
    readonly isFinal: boolean;
  },
): string | null {
  const { checks, isFinal, ...rest } = options;
  const always = [{ check: 'output-schema', args: null }];
  const last = isFinal && Answer.safeParse(rest.output).success ? [{ check: 'claims-concluded', args: null }] : [];
  for (const { check, args } of [...always, ...rest.task.acceptance, ...last]) {
    const known = checks[check];
    const violation =
      known === undefined ? `The check "${check}" does not exist.` : known({ ...rest, args: args ?? null });
    if (violation !== null) return violation;
  }
  return null;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
