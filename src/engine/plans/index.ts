export { reachableFrom } from './plan-graph.ts';
export type { Exchange, PlanTemplate, SourcesSummary } from './plan-template.ts';
export { referencesOf } from './references.ts';
export { planTemplates } from './templates/index.ts';
export { validatePlan } from './validate-plan.ts';
export type { PlanRules } from './validate-plan.ts';
