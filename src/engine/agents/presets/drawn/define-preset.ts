import { PresetInfo } from '../../../../shared/domain/preset.ts';
import type { AgentDocument } from '../../../../shared/domain/team.ts';
import { taskBudget, workerFirst } from './defaults.ts';

type Agent = Omit<AgentDocument, 'id' | 'position'>;

/** What a preset has to say; the rest are the defaults of every specialist. */
export type PresetOptions = Omit<PresetInfo, 'agent'> & {
  readonly role: string;
  readonly kinds: Agent['kinds'];
  readonly defaults?: Partial<
    Pick<Agent, 'labels' | 'examples' | 'fields' | 'tools' | 'settings' | 'models' | 'memory'>
  >;
};

/** A specialist of the palette. Throws on a preset that does not fit its schema: that is a bug, found when the program starts. */
export function definePreset(options: PresetOptions): PresetInfo {
  const { role, kinds, defaults, ...info } = options;
  return PresetInfo.parse({
    ...info,
    agent: {
      preset: info.id,
      title: info.title,
      role,
      kinds,
      models: workerFirst,
      tools: [],
      memory: { kinds: [], files: [] },
      labels: [],
      examples: [],
      fields: [],
      settings: { reads: 'relevant', limit: 40, keeps: [] },
      budget: taskBudget,
      ...defaults,
    },
  } satisfies PresetInfo);
}
