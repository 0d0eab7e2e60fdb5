import { app } from './app.ts';
import { canvas } from './canvas.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { errors } from './errors.ts';
import { firstSteps } from './first-steps.ts';
import { knowledge } from './knowledge.ts';
import { models } from './models.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { teams } from './teams.ts';
import { trace } from './trace.ts';

export const en = {
  app,
  canvas,
  chat,
  conversations,
  errors,
  knowledge,
  models,
  runs,
  sources,
  teams,
  trace,
  firstSteps,
  settings,
};
