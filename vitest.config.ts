import {defineConfig} from 'vitest/config';

/**
 * Most of what speaks and listens waits for time to pass, so two files run beside each other. The recogniser takes one sentence
 * in a few hundred for another one; such a test gets two more tries, which the report names.
 */
const SPOKEN = {maxWorkers: 2, retry: 2};

export default defineConfig({
  test: {
    projects: [
      {test: {name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts']}},
      {
        test: {
          name: 'local',
          include: ['local/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...SPOKEN,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          ...SPOKEN,
        },
      },
    ],
  },
});
