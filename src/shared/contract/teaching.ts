import { z } from 'zod';
import { AgentExample, AgentLabel } from '../domain/team.ts';
import { command } from './define.ts';

/** What examples are worth on items that were held back from training. Accuracies are shares of 1. */
export const TeachingReport = z.strictObject({
  /** Items that were asked and not learned from; 0 when no label has four examples or more. */
  heldBack: z.number().int().min(0),
  /** By the descriptions of the labels alone. Null when nothing was held back. */
  accuracyBefore: z.number().min(0).max(1).nullable(),
  accuracyAfter: z.number().min(0).max(1).nullable(),
  /** Whether the head is trusted to answer by itself; else its examples only serve the model's prompt. */
  answersAlone: z.boolean(),
  /** Milliseconds for one item, its embedding included; no language model is asked. */
  msPerItem: z.number(),
  trainedMs: z.number(),
});
export type TeachingReport = z.infer<typeof TeachingReport>;

export const teaching = {
  /** Trains a head on the examples and says what it is worth. Stores nothing: the examples belong to the team's document. */
  train: command({
    effect: 'read',
    input: z.strictObject({ labels: z.array(AgentLabel).min(2).max(6), examples: z.array(AgentExample).max(500) }),
    output: TeachingReport,
    errors: [],
  }),
};
