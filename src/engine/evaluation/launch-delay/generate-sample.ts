import { composeChain } from './compose-chain.ts';
import { composeDecoys } from './compose-decoys.ts';
import { composeNoise } from './compose-noise.ts';
import { composeTruth } from './compose-truth.ts';
import type { Drafts } from './drafts.ts';
import { groundTruthSchema, type GroundTruth } from './ground-truth.ts';
import { createWorld } from './world.ts';
import { developmentWording } from './wording/development/index.ts';
import { evaluationWording } from './wording/evaluation/index.ts';
import { writeCalendar } from './write-calendar.ts';
import { writeChat } from './write-chat.ts';
import { writeMail } from './write-mail.ts';
import { writeNotes } from './write-notes.ts';
import { writeRepository } from './write-repository.ts';
import { writeStatus } from './write-status.ts';
import { writeTracker } from './write-tracker.ts';

/** One invented company: its exports (paths relative to exports/) and what they really say. */
export interface Sample {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly truth: GroundTruth;
}

/**
 * Generates a sample workspace. The same options always give the same bytes: there is no clock and no outside randomness.
 * Throws when the wording is inconsistent (an unknown slot, a story without evidence), which is a bug there.
 */
export async function generateSample(options: {
  readonly seed: number;
  readonly wording: 'development' | 'evaluation';
}): Promise<Sample> {
  const world = createWorld({
    seed: options.seed,
    wording: options.wording === 'development' ? developmentWording : evaluationWording,
  });
  const drafts: Drafts = { tasks: [], chats: [], mails: [], notes: [], commits: [], events: [], status: [] };
  const chain = composeChain(world, drafts);
  const decoys = composeDecoys({ world, drafts, chain });
  composeNoise({ world, drafts, chain });
  const written = [
    writeTracker(world, drafts),
    writeRepository(world, drafts),
    writeChat(world, drafts),
    writeMail(world, drafts),
    writeCalendar(world, drafts),
    writeNotes(world, drafts),
    await writeStatus(world, drafts),
  ];
  const moments = [...drafts.chats, ...drafts.mails, ...drafts.commits].map((draft) => draft.at);
  const asOf = Math.max(...moments);
  const truth = composeTruth({ world, chain, decoys, found: written.flatMap((part) => part.found), asOf });
  return { files: new Map(written.flatMap((part) => [...part.files])), truth: groundTruthSchema.parse(truth) };
}
