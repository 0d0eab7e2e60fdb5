import type { TeamProblem, ToolInfo } from '../domain/preset.ts';
import type { AgentDocument } from '../domain/team.ts';
import { error, warning } from './problem.ts';
import { checkingSkill, decidingSkill, extractingSkill } from './team-graph.ts';
import type { TeamGraph } from './team-graph.ts';

/** What is wrong with the agents of a drawn team, each by itself. */
export function agentProblems(options: {
  readonly graph: TeamGraph;
  readonly tools: readonly ToolInfo[];
}): readonly TeamProblem[] {
  const { graph, tools } = options;
  return graph.document.agents.flatMap((agent) => [
    ...presetProblems({ graph, agent }),
    ...toolProblems({ agent, tools }),
    ...(graph.skillOf(agent.id) === decidingSkill ? labelProblems(agent) : []),
    ...(graph.skillOf(agent.id) === extractingSkill ? fieldProblems(agent) : []),
  ]);
}

function presetProblems(options: { readonly graph: TeamGraph; readonly agent: AgentDocument }): readonly TeamProblem[] {
  const { graph, agent } = options;
  const { id, title } = agent;
  const preset = graph.presetOf(id);
  if (preset === undefined) {
    return [
      error(id, 'preset-unknown', `“${title}” is a “${agent.preset}”, which this version of Guildhall does not know.`),
    ];
  }
  if (preset.gives === 'plan' && id !== graph.document.coordinator)
    return [error(id, 'second-coordinator', `“${title}” is a second coordinator; a team has one.`)];
  if (preset.gives !== 'plan' && id === graph.document.coordinator)
    return [error(id, 'coordinator-preset', `“${title}” cannot coordinate a team: it is a “${preset.title}”.`)];
  const missing = preset.agent.kinds.filter((kind) => !agent.kinds.includes(kind));
  if (preset.skill !== null && missing.length > 0)
    return [error(id, 'kind-missing', `“${title}” must do tasks of the kind “${missing[0]}”: that is its work.`)];
  const idle = preset.skill === checkingSkill && graph.edgesOutOf(id, 'verifies').length === 0;
  return idle ? [warning(id, 'critic-idle', `“${title}” verifies nobody: it takes no part.`)] : [];
}

function toolProblems(options: {
  readonly agent: AgentDocument;
  readonly tools: readonly ToolInfo[];
}): readonly TeamProblem[] {
  const { agent, tools } = options;
  return agent.tools.flatMap(({ tool, approval }, index): readonly TeamProblem[] => {
    const known = tools.find(({ id }) => id === tool);
    if (known === undefined)
      return [error(agent.id, 'tool-unknown', `“${agent.title}” may use “${tool}”, which this version does not have.`)];
    if (agent.tools.findIndex((other) => other.tool === tool) !== index)
      return [error(agent.id, 'tool-twice', `“${agent.title}” has the tool “${known.title}” twice.`)];
    if (known.mayRunUnasked || approval === 'always') return [];
    return [
      error(
        agent.id,
        'approval-missing',
        `“${agent.title}” has a tool that writes (“${known.title}”) but no approval rule: let it always ask.`,
      ),
    ];
  });
}

function labelProblems(agent: AgentDocument): readonly TeamProblem[] {
  const { id, title, labels, examples, settings } = agent;
  const names = labels.map(({ name }) => name);
  const problems: TeamProblem[] = [];
  if (names.length < 2)
    problems.push(error(id, 'labels-missing', `“${title}” needs at least two labels to decide between.`));
  for (const [index, name] of names.entries()) {
    const alike = names.slice(0, index).find((other) => beginAlike(other, name));
    if (alike !== undefined)
      problems.push(
        error(
          id,
          'labels-alike',
          `The labels “${alike}” and “${name}” of “${title}” begin alike; models tell labels apart by their beginning.`,
        ),
      );
  }
  const strangers = new Set(examples.map(({ label }) => label).filter((label) => !names.includes(label)));
  for (const label of strangers)
    problems.push(
      error(id, 'example-label', `“${title}” has examples for “${label}”, which is not one of its labels.`),
    );
  for (const label of settings.keeps.filter((name) => !names.includes(name)))
    problems.push(warning(id, 'keeps-unknown', `“${title}” keeps “${label}”, which is not one of its labels.`));
  return problems;
}

/** Labels are read from the first token of the model's answer, and a token is seldom shorter than three letters. */
function beginAlike(left: string, right: string): boolean {
  const [one, other] = [left, right].map((label) => label.trim().toLowerCase()) as [string, string];
  const length = Math.min(3, one.length, other.length);
  return one.slice(0, length) === other.slice(0, length);
}

function fieldProblems(agent: AgentDocument): readonly TeamProblem[] {
  const { id, title, fields } = agent;
  if (fields.length === 0) return [error(id, 'fields-missing', `“${title}” has no field to take out of an item.`)];
  const names = fields.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) =>
    error(id, 'field-twice', `“${title}” has two fields with the name “${name}”.`),
  );
}
