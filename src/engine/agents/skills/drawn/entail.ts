import { entailmentLabels, entailmentPrefix } from '../../presets/entailment.ts';
import type { EntailmentLabel } from '../../presets/entailment.ts';
import { verifierOf } from './agent-models.ts';
import type { DrawnContext } from './drawn-skill.ts';

export type Entailed = { readonly label: EntailmentLabel; readonly supported: number };

/** How likely "supported" must be for a claim to pass. */
export const entailedAt = 0.5;

/** Whether each source says what its claim says; null where no model of this run is large enough to judge. */
export async function entail(
  context: DrawnContext,
  options: {
    readonly step: string;
    readonly pairs: readonly { readonly source: string; readonly claim: string }[];
  },
): Promise<readonly Entailed[] | null> {
  const role = verifierOf(context);
  if (role === null) return null;
  if (options.pairs.length === 0) return [];
  const decisions = await context.decide({
    step: options.step,
    prefix: entailmentPrefix,
    items: options.pairs.map(({ source, claim }) => `Source: ${source}\nClaim: ${claim}`),
    labels: entailmentLabels,
    roles: [role],
  });
  return decisions.map(({ label, probabilities }) => ({
    label: entailmentLabels.find((name) => name === label) ?? 'missing',
    supported: probabilities['supported'] ?? 0,
  }));
}
