import { z } from 'zod';
import { Plan, Task } from '../domain/task.ts';
import { TaskId } from '../kernel/ids.ts';

export const planEvents = {
  'plan.proposed': z.strictObject({ plan: Plan, by: z.enum(['rule', 'model', 'person']) }),
  'plan.rejected': z.strictObject({ violations: z.array(z.string()).min(1) }),
  'plan.accepted': z.strictObject({ plan: Plan, by: z.enum(['rule', 'person']) }),
  /** A fan-out task names its sub-tasks at run time: flat tasks with `parentTaskId`. */
  'plan.expanded': z.strictObject({ parentTaskId: TaskId, tasks: z.array(Task) }),
} as const;
