import type { Plan } from '../../shared/domain/task.ts';
import { canonicalJson } from '../../shared/kernel/json.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { validatePlan } from '../plans/index.ts';
import type { Exchange, PlanRules, SourcesSummary } from '../plans/index.ts';
import { sha256Of } from '../storage/index.ts';
import { builtInChecks } from './acceptance.ts';
import { nextWaitId } from './ask-person.ts';
import { endRun } from './finish-run.ts';
import { planDrawnTeam } from './plan-drawn-team.ts';
import type { RunParts } from './run-parts.ts';
import { untilState } from './run-session.ts';
import type { RunSession } from './run-session.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';

/** Proposes the team's plan and gets it accepted: by rule, or by the person when the run was started so. False ends the run. */
export async function planRun(session: RunSession): Promise<boolean> {
  const { log } = session;
  if (log.state().planAccepted) return true;
  if (log.state().plan === null && !(await propose(session))) return false;
  const { plan, confirmPlan } = log.state();
  if (plan === null) return false;
  if (!confirmPlan) {
    log.append({ drafts: [{ type: 'plan.accepted', data: { plan, by: 'rule' } }] });
    return true;
  }
  openPlanWait({ session, plan });
  const signal = session.controller.signal;
  await untilState({ session, signal, wanted: (state) => state.planAccepted });
  return true;
}

export function rulesFor(options: { readonly parts: RunParts; readonly team: TeamDocument }): PlanRules {
  const { parts, team } = options;
  return {
    team,
    skills: new Set(parts.skills.map((skill) => skill.name)),
    checks: new Set([...Object.keys(builtInChecks), ...Object.keys(parts.checks)]),
    effects: parts.limits.effects,
    budget: { tokens: parts.limits.tokens, modelMs: parts.limits.modelMs },
  };
}

export function fingerprintOf(plan: Plan): string {
  return sha256Of(canonicalJson(plan));
}

async function propose(session: RunSession): Promise<boolean> {
  const { parts, team, log } = session;
  const built = team.planTemplate === null ? await planDrawnTeam(session) : fromTemplate(session);
  if (!built.ok) return reject({ session, violations: built.error });
  const plan = built.value;
  log.append({ drafts: [{ type: 'plan.proposed', data: { plan, by: 'rule' } }] });
  const violations = validatePlan({ plan, rules: rulesFor({ parts, team }) });
  return violations.length === 0 || reject({ session, violations });
}

function fromTemplate(session: RunSession): Result<Plan, readonly string[]> {
  const { parts, team, log } = session;
  const template = parts.templates.find((candidate) => candidate.id === team.planTemplate);
  if (template === undefined) return err([`There is no plan template "${team.planTemplate}".`]);
  const { question } = log.state();
  return ok(template.build({ question, before: exchangeBefore(session), team, sources: summarise(session) }));
}

function reject(options: { readonly session: RunSession; readonly violations: readonly string[] }): false {
  const { session, violations } = options;
  session.log.append({ drafts: [{ type: 'plan.rejected', data: { violations: [...violations] } }] });
  endRun({
    session,
    ending: { status: 'failed', reason: `The plan cannot run. ${violations.join(' ')}`, answer: null },
  });
  return false;
}

/** Characters of an earlier answer that a plan carries along. */
const longestAnswer = 600;

/** What was asked and answered before, so that "and who owns it?" can be understood. */
function exchangeBefore(session: RunSession): Exchange | null {
  const { after } = session.log.state();
  const before = after === null ? null : session.parts.store.state(after);
  if (before === null) return null;
  const answer = (before.answer?.claims ?? []).map(({ text }) => text).join(' ');
  return { question: before.question, answer: answer.slice(0, longestAnswer) };
}

function summarise(session: RunSession): SourcesSummary {
  const { parts, runId, log } = session;
  const { workspaceId } = log.state();
  const blocks = workspaceId === null ? [] : parts.blocksOf({ workspaceId, runId }).all({});
  return { blocks: blocks.length, kinds: [...new Set(blocks.map((block) => block.kind))].toSorted() };
}

function openPlanWait(options: { readonly session: RunSession; readonly plan: Plan }): void {
  const { session, plan } = options;
  const state = session.log.state();
  const fingerprint = fingerprintOf(plan);
  const asked = state.waits.filter((wait) => wait.kind === 'plan' && wait.fingerprint === fingerprint);
  // A plan that was refused is asked about again when the person resumes its run.
  if (asked.some(({ decision }) => decision === null)) return;
  const data = {
    waitId: nextWaitId(state),
    kind: 'plan' as const,
    prompt: 'Accept this plan?',
    options: ['accept', 'refuse'],
    fingerprint,
  };
  session.log.append({ drafts: [{ type: 'wait.opened', data }] });
}
