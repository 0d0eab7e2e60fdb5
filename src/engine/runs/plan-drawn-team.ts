import type { Plan } from '../../shared/domain/task.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { teamFlow, validateTeam } from '../../shared/team/index.ts';
import { chooseAgent, compileTeam } from '../teams/index.ts';
import type { RunSession } from './run-session.ts';

/** The plan of a team without a template: what its lines and groups say. The reasons when they cannot be followed. */
export async function planDrawnTeam(session: RunSession): Promise<Result<Plan, readonly string[]>> {
  const { parts, team, log, controller } = session;
  const { presets, toolInfos: tools } = parts;
  const problems = validateTeam({ document: team, presets, tools }).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) return err(problems.map(({ message }) => message));
  const { question } = log.state();
  const { candidates } = teamFlow({ document: team, presets });
  const chosen = await chooseAgent({
    question,
    candidates: team.agents.filter(({ id }) => candidates.includes(id)),
    embedder: parts.embedder,
    signal: controller.signal,
  });
  const most = { tokens: parts.limits.tokens, modelMs: parts.limits.modelMs };
  return ok(compileTeam({ document: team, question, presets, tools, most, ...(chosen === null ? {} : { chosen }) }));
}
