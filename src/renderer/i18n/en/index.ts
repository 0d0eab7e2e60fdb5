import { app } from './app.ts';
import { chat } from './chat.ts';
import { errors } from './errors.ts';
import { models } from './models.ts';
import { sources } from './sources.ts';
import { trace } from './trace.ts';

export const en = { app, chat, errors, models, sources, trace };
