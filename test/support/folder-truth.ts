import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunReport } from '../../src/shared/domain/answer.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';

const FolderTruth = z.object({
  question: z.string(),
  newDate: z.iso.date(),
  causes: z.array(z.object({ title: z.string(), mustMention: z.array(z.string()).min(1) })).min(1),
  decoys: z.array(z.object({ why: z.string(), phrases: z.array(z.string()).min(1) })),
});
export type FolderTruth = z.infer<typeof FolderTruth>;

export type FolderScore = {
  readonly causesMissed: readonly string[];
  readonly decoysNamed: readonly string[];
  readonly newDateRight: boolean;
  readonly uncited: readonly string[];
};

export async function readFolderTruth(folder: string): Promise<FolderTruth> {
  const truth = parseJson(FolderTruth, await readFile(join(folder, 'truth.json'), 'utf8'));
  if (!truth.ok) throw new Error(`${folder}: ${truth.error.message}`);
  return truth.value;
}

/** A cause counts as named when a cause of the answer, or a passage that it cites, holds one of its words; a decoy only by the text itself. */
export function scoreFolder(options: { readonly truth: FolderTruth; readonly report: RunReport }): FolderScore {
  const { truth, report } = options;
  const causes = report.claims.filter(({ kind, verdict }) => kind === 'cause' && verdict === 'supported');
  const mentions = (text: string, words: readonly string[]): boolean =>
    words.some((word) => text.toLowerCase().includes(word.toLowerCase()));
  const wholeOf = (claim: RunReport['claims'][number]): string =>
    [claim.text, ...report.citations.filter(({ n }) => claim.citations.includes(n)).map(({ text }) => text)].join('\n');
  const day = new Date(truth.newDate);
  const forms = [
    truth.newDate,
    `${day.getUTCDate()} ${day.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })} ${day.getUTCFullYear()}`,
  ];
  return {
    causesMissed: truth.causes
      .filter(({ mustMention }) => !causes.some((claim) => mentions(wholeOf(claim), mustMention)))
      .map(({ title }) => title),
    decoysNamed: truth.decoys
      .filter(({ phrases }) => causes.some((claim) => mentions(claim.text, phrases)))
      .map(({ why, phrases }) => `${phrases[0]} (${why})`),
    newDateRight: report.claims.some((claim) => claim.kind === 'date' && mentions(claim.text, forms)),
    uncited: report.claims.filter(({ citations }) => citations.length === 0).map(({ text }) => text),
  };
}
