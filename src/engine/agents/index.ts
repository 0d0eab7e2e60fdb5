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
export { skills } from './skills/index.ts';
