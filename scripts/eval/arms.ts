/** What is compared: the team, the same team with less, and what most people would try first. */
export const armIds = ['team', '0.5b-alone', '1.5b-alone', 'one-prompt', 'code-only'] as const;
export type ArmId = (typeof armIds)[number];

export type Arm = {
  readonly id: ArmId;
  readonly title: string;
  /** `team` runs the plan of the launch-delay team; `one-prompt` asks one model once. */
  readonly kind: 'team' | 'one-prompt';
  /** Role overrides of the model store: a catalogue id, or `none` to leave the role empty. */
  readonly decider: string;
  readonly worker: string;
};

export const SMALL_MODEL = 'qwen2.5-coder-0.5b';
export const LARGE_MODEL = 'qwen2.5-coder-1.5b';

/**
 * A model fills only the roles that it is qualified for (a 0.5B may not verify), so `0.5b-alone` has no worker: its worded claims
 * stay marked as not checked.
 */
export const arms: readonly Arm[] = [
  { id: 'team', title: 'team (0.5B + 1.5B)', kind: 'team', decider: SMALL_MODEL, worker: LARGE_MODEL },
  { id: '0.5b-alone', title: 'same team, 0.5B alone', kind: 'team', decider: SMALL_MODEL, worker: 'none' },
  { id: '1.5b-alone', title: 'same team, 1.5B alone', kind: 'team', decider: LARGE_MODEL, worker: LARGE_MODEL },
  { id: 'one-prompt', title: 'one prompt to the 1.5B', kind: 'one-prompt', decider: 'none', worker: LARGE_MODEL },
  { id: 'code-only', title: 'code and retrieval only', kind: 'team', decider: 'none', worker: 'none' },
];

/** Ten seeds that development never used. All of them go to the team, the first three to every other arm. */
export const evaluationSeeds: readonly number[] = [1104, 1105, 1106, 1107, 1108, 1109, 1110, 1111, 1112, 1113];
export const SEEDS_OF_OTHER_ARMS = 3;
