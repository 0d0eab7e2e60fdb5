import type { PresetInfo, TeamProblem } from '../domain/preset.ts';
import type { TeamDocument } from '../domain/team.ts';
import { mostWaysIn, titleOf } from './connect.ts';
import { error } from './problem.ts';
import { teamFlow, workingAgents } from './team-flow.ts';
import type { FlowStep, TeamFlow } from './team-flow.ts';
import { checkingSkill, reachedAgents } from './team-graph.ts';
import type { TeamGraph } from './team-graph.ts';

/** A plan with more tasks is refused (ENGINE 4); a fan-out counts once. */
export const mostTasks = 12;

/** What is wrong with how work flows through a drawing whose parts fit together. */
export function flowProblems(options: {
  readonly graph: TeamGraph;
  readonly document: TeamDocument;
  readonly presets: readonly PresetInfo[];
}): readonly TeamProblem[] {
  const { graph } = options;
  const flow = teamFlow(options);
  const problems = [...hungry(graph), ...endProblems({ graph, flow })];
  if (flow.steps.length === 0)
    problems.push(error(null, 'nothing-to-do', 'No agent of the team reads anything: add a reader or a table worker.'));
  if (flow.steps.length > mostTasks) {
    const message = `The team would need ${flow.steps.length} tasks; a plan has at most ${mostTasks}.`;
    problems.push(error(null, 'too-many-tasks', message));
  }
  return problems;
}

/** Agents that work on what others hand to them, and nobody does. */
function hungry(graph: TeamGraph): readonly TeamProblem[] {
  const reached = reachedAgents(graph.document);
  const working = workingAgents(graph);
  const standsIn = (id: string): boolean =>
    graph.edgesInto(id, 'escalates').length > 0 && graph.edgesOutOf(id, 'hands-to').length === 0;
  return graph.document.agents
    .filter(({ id }) => reached.has(id) && graph.presetOf(id)?.takes === 'items' && !working.includes(id))
    .filter(({ id }) => graph.skillOf(id) !== checkingSkill && !standsIn(id))
    .map(({ id, title }) =>
      error(id, 'nothing-handed', `“${title}” works on what others hand to it, but nothing is handed to it.`),
    );
}

function endProblems(options: { readonly graph: TeamGraph; readonly flow: TeamFlow }): readonly TeamProblem[] {
  const { graph, flow } = options;
  const end = flow.steps.find(({ does }) => does === 'present');
  if (end === undefined) return [];
  const ends = end.from.flatMap(({ step }) => flow.steps.filter(({ id }) => id === step));
  const answers = ends.filter(({ agentId, does }) => does === 'work' && graph.presetOf(agentId)?.gives === 'answer');
  const others = ends.filter((step) => !answers.includes(step));
  const problems: TeamProblem[] = [];
  const [writer, second] = answers;
  if (writer !== undefined && second !== undefined)
    problems.push(
      twoEnds(second, `“${titleOf(graph, writer.agentId)}” writes the answer already; a plan ends in one.`),
    );
  for (const step of writer === undefined ? [] : others) {
    const message = `What “${titleOf(graph, step.agentId)}” finds is not in the answer: let it hand to “${titleOf(graph, writer?.agentId ?? '')}”.`;
    problems.push(twoEnds(step, message));
  }
  if (ends.length > mostWaysIn)
    problems.push(error(null, 'too-many-ends', `${ends.length} agents end the plan; at most ${mostWaysIn} may.`));
  return problems;
}

function twoEnds(step: FlowStep, message: string): TeamProblem {
  return error(step.agentId, 'two-ends', message);
}
