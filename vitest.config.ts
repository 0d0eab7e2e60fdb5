import { defineConfig } from 'vitest/config';

/** `unit` is everything that needs no language model; `model` runs one file at a time, because one process owns the cores. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'test/unit/**/*.test.ts',
            'test/crash/**/*.test.ts',
            'test/bad-input/**/*.test.ts',
          ],
          exclude: ['test/**/*.model.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'model',
          include: ['test/model-dependent/**/*.test.ts', 'test/egress/**/*.test.ts', 'test/**/*.model.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          sequence: { concurrent: false },
        },
      },
    ],
  },
});
