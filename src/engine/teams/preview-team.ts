import type { TeamPreview } from '../../shared/contract/teams.ts';
import type { PresetInfo, ToolInfo } from '../../shared/domain/preset.ts';
import type { ModelRole } from '../../shared/domain/model.ts';
import type { AgentDocument, TeamDocument } from '../../shared/domain/team.ts';
import { teamFlow, validateTeam } from '../../shared/team/index.ts';
import type { FlowStep } from '../../shared/team/index.ts';
import { expectedItems, expectedWork } from './expected-work.ts';
import { replayModels } from './replay-models.ts';

/** A model that fills a role here; null rates before anything was measured. */
export type PreviewModel = {
  readonly modelId: string;
  readonly title: string;
  readonly bytes: number;
  readonly measured: boolean;
  readonly readPerSecond: number | null;
  readonly writtenPerSecond: number | null;
  readonly decisionsPerSecond: number | null;
};

export type PreviewOptions = {
  readonly document: TeamDocument;
  readonly presets: readonly PresetInfo[];
  readonly tools: readonly ToolInfo[];
  /** Which model fills which role on this machine. */
  readonly models: ReadonlyMap<ModelRole, PreviewModel>;
  /** Memory that models may take together. */
  readonly budgetBytes: number;
  /** Blocks of the workspace; null when none is chosen or nothing was read yet. */
  readonly blocks: number | null;
  /** Of a team with a plan of its own: its tasks in order, by agent. */
  readonly templateAgents: readonly string[] | null;
  /** Seconds that the newest finished runs of this team took; null before the first. */
  readonly measuredSeconds: number | null;
};

type Turn = { readonly agent: AgentDocument; readonly skill: string | null; readonly step: FlowStep | null };

/** What a run of a team would take on this machine. */
export function previewTeam(options: PreviewOptions): TeamPreview {
  const { document, presets, tools, budgetBytes, measuredSeconds } = options;
  const turns = options.templateAgents === null ? drawnTurns(options) : templateTurns(options);
  const modelsOfTurns = turns.map((turn) => modelsOf({ ...options, turn }));
  const models = [...new Map(modelsOfTurns.flat().map((model) => [model.modelId, model])).values()];
  const { resident, swaps, fits } = replayModels({ turns: modelsOfTurns, budgetBytes });
  return {
    problems: [...validateTeam({ document, presets, tools })],
    agents: new Set(turns.map(({ agent }) => agent.id)).size,
    tasks: turns.length,
    models: models.map(({ modelId, title, bytes, measured }) => ({ modelId, title, bytes, measured })),
    modelsResident: resident,
    swaps,
    seconds: secondsOf({ ...options, turns, modelsOfTurns }) ?? measuredSeconds,
    budgetBytes,
    fits,
  };
}

function drawnTurns({ document, presets }: PreviewOptions): readonly Turn[] {
  return teamFlow({ document, presets }).steps.flatMap((step) => {
    const agent = document.agents.find(({ id }) => id === step.agentId);
    if (agent === undefined) return [];
    const skill = presets.find(({ id }) => id === agent.preset)?.skill ?? null;
    return [{ agent, skill, step }];
  });
}

function templateTurns({ document, templateAgents }: PreviewOptions): readonly Turn[] {
  return (templateAgents ?? []).flatMap((id) => {
    const agent = document.agents.find((candidate) => candidate.id === id);
    return agent === undefined ? [] : [{ agent, skill: null, step: null }];
  });
}

/** Work of code alone, whatever models the agent has. */
const codeSkills: ReadonlySet<string> = new Set(['read-sources']);

/** The models of the agent's ladder that are on this machine, in the order in which they are asked. */
function modelsOf({ models, turn }: PreviewOptions & { readonly turn: Turn }): readonly PreviewModel[] {
  const { agent, skill, step } = turn;
  if (step?.does === 'votes' || step?.does === 'present' || codeSkills.has(skill ?? '')) return [];
  const ladder = agent.models.flatMap(({ role }) => models.get(role) ?? []);
  return [...new Map(ladder.map((model) => [model.modelId, model])).values()];
}

/** Null as soon as one task needs a rate that was never measured. */
function secondsOf(
  options: PreviewOptions & {
    readonly turns: readonly Turn[];
    readonly modelsOfTurns: readonly (readonly PreviewModel[])[];
  },
): number | null {
  const { turns, modelsOfTurns, blocks } = options;
  const items = new Map<string, number>();
  let seconds = 0;
  for (const [index, { agent, skill, step }] of turns.entries()) {
    if (step === null) return null;
    const ways = step.from.map((way) => items.get(way.step) ?? 0);
    const together = step.does === 'votes' ? Math.max(0, ...ways) : ways.reduce((sum, count) => sum + count, 0);
    const taken = step.from.length === 0 ? null : together;
    items.set(step.id, step.does === 'work' ? expectedItems({ skill, agent, taken, blocks }) : together);
    const work = expectedWork({ step, skill, agent, items: together });
    const needed = secondsFor({ work, model: modelsOfTurns[index]?.[0] });
    if (needed === null) return null;
    seconds += needed;
  }
  return Math.ceil(seconds);
}

function secondsFor(options: {
  readonly work: ReturnType<typeof expectedWork>;
  readonly model: PreviewModel | undefined;
}): number | null {
  const { work, model } = options;
  const parts = [
    { amount: work.decisions, rate: model?.decisionsPerSecond ?? null },
    { amount: work.readTokens, rate: model?.readPerSecond ?? null },
    { amount: work.writtenTokens, rate: model?.writtenPerSecond ?? null },
  ].filter(({ amount }) => amount > 0);
  let seconds = 0;
  for (const { amount, rate } of parts) {
    if (rate === null) return null;
    seconds += amount / rate;
  }
  return seconds;
}
