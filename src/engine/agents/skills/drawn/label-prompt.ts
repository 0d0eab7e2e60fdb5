import type { AgentDocument, AgentExample } from '../../../../shared/domain/team.ts';
import type { PromptPrefix } from '../../../ports/language-model.ts';
import { decidingText } from './deciding-text.ts';

/** Example turns in the prompt; more of them cost time and teach little (ENGINE 5). The head learns from all. */
const mostTurns = 16;

/** The closed question that an agent's labels, meanings and examples make. The same document gives the same prompt. */
export function labelPrompt(agent: AgentDocument): PromptPrefix {
  return {
    system: [
      agent.role,
      ...agent.labels.map(({ name, means }) => (means === '' ? name : `${name}: ${means}.`)),
      'Answer with one of these words only.',
    ]
      .filter((line) => line !== '')
      .join('\n'),
    examples: chooseTurns(agent).map(({ item, label }) => ({ user: decidingText({ text: item }), assistant: label })),
  };
}

/** The newest examples of each label in turns, so that no label crowds the others out, in the order in which they were given. */
function chooseTurns(agent: AgentDocument): readonly AgentExample[] {
  const names = agent.labels.map(({ name }) => name);
  const known = agent.examples
    .map((example, index) => ({ example, index }))
    .filter(({ example }) => names.includes(example.label));
  const queues = names.map((name) => known.filter(({ example }) => example.label === name).toReversed());
  const chosen: { readonly example: AgentExample; readonly index: number }[] = [];
  for (let round = 0; chosen.length < Math.min(mostTurns, known.length); round += 1)
    for (const queue of queues) {
      const next = queue[round];
      if (next !== undefined && chosen.length < mostTurns) chosen.push(next);
    }
  return chosen.toSorted((left, right) => left.index - right.index).map(({ example }) => example);
}
