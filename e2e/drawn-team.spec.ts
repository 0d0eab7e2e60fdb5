import { test } from '@playwright/test';
import { driveDrawnTeam } from './fixtures/drawn-team-journey.ts';
import type { Program } from './fixtures/program.ts';
import { createBrowserProgram } from './fixtures/program.ts';

// A drawn team from the empty canvas on, in a browser on loopback: the real server host, the real engine, the real models.
let program: Program;
test.beforeAll(async ({ browser }) => {
  program = await createBrowserProgram(browser);
});
test.afterAll(() => program.dispose());

driveDrawnTeam(() => program);
