export { defineSkill } from './skill.ts';
export type {
  DecideOptions,
  DraftClaim,
  GenerateOptions,
  RoutedDecision,
  Skill,
  SkillResult,
  TaskContext,
  TaskFailure,
} from './skill.ts';
export { decidingText } from './skills/drawn/deciding-text.ts';
export { presetInfos } from './presets/index.ts';
export { skills } from './skills/index.ts';
