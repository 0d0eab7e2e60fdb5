import type { PlanTemplate } from '../plan-template.ts';
import { directAnswerTemplate } from './direct-answer.ts';
import { launchDelayTemplate } from './launch-delay.ts';

/** Every plan template; a team document names one by id. */
export const planTemplates: readonly PlanTemplate[] = [launchDelayTemplate, directAnswerTemplate];
