import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium = process.env['GUILDHALL_CHROMIUM'] ?? '/usr/bin/chromium';

/** The tests drive the system's Chromium and a real Electron; no browser is downloaded. One at a time: models own the cores. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/playwright',
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  // A trace films the page all the time: on two cores that takes the half of the machine that the models need.
  use: { trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'browser',
      testIgnore: '**/electron/**',
      use: {
        browserName: 'chromium',
        viewport: { width: 1280, height: 800 },
        launchOptions: {
          ...(existsSync(chromium) ? { executablePath: chromium } : {}),
          args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
        },
      },
    },
    { name: 'electron', testMatch: '**/electron/**/*.spec.ts' },
  ],
});
