import { test } from '@playwright/test';
import { driveDrawnTeam } from '../fixtures/drawn-team-journey.ts';
import type { Program } from '../fixtures/program.ts';
import { createElectronProgram } from '../fixtures/program.ts';

// A drawn team from the empty canvas on, in a real Electron window, with the real engine and the real models.
const executablePath = process.env['GUILDHALL_ELECTRON_PATH'] ?? '';
test.skip(executablePath === '', 'GUILDHALL_ELECTRON_PATH names no Electron; "npm test" fetches one and sets it');

let program: Program;
test.beforeAll(async () => {
  program = await createElectronProgram(executablePath);
});
test.afterAll(() => program.dispose());

driveDrawnTeam(() => program);
