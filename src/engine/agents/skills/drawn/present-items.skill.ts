import { Answer } from '../../../../shared/domain/answer.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { defineSkill } from '../../skill.ts';
import { DrawnInput } from './drawn-input.ts';
import { meanConfidence, takeItems } from './drawn-skill.ts';
import { assembleFindings, concludeFindings, plainWords, quotesOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { isComputedAlone } from './own-fields.ts';

/** The end of a plan without a report writer: what was handed over, by code, in its own words. */
export const presentItems = defineSkill({
  name: 'present-items',
  input: DrawnInput,
  output: Answer,
  async run(context) {
    const { taken, openIssues } = takeItems(context.input);
    const findings = taken.map((item, index): Finding => {
      const quotes = quotesOf({ item, blocks: context.blocks });
      const computed = isComputedAlone(item);
      const shown = computed || quotes.length > 0;
      const claimId = `finding-${index + 1}`;
      const evidence = computed
        ? 'computed by code from the question'
        : shown
          ? 'verbatim from the cited source'
          : 'no passage to cite';
      context.check({ claimId, name: computed ? 'recompute' : 'citation', verdict: shown ? 'pass' : 'fail', evidence });
      return {
        item,
        text: plainWords({ item, blocks: context.blocks }),
        verdict: shown ? 'supported' : 'missing',
        shown,
        reason: shown ? 'built by code from the cited records' : 'no source',
        quotes,
      };
    });
    concludeFindings(context, findings);
    const notes = [...new Set([...context.openIssues, ...openIssues])];
    return ok({
      output: assembleFindings({ findings, notes }),
      summary: `${findings.filter((finding) => finding.shown).length} items`,
      confidence: meanConfidence(taken),
      openIssues,
    });
  },
});
