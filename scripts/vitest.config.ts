import { defineConfig } from 'vitest/config';

/** Publisher, server, start and the journeys through everything. A journey starts a whole Standfirst. */
export default defineConfig({
  test: {
    name: 'scripts',
    include: ['**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // A busy machine takes its time; a condition that never comes about fails all the same.
    expect: { poll: { timeout: 20_000 } },
    // Two whole Standfirsts at once are too much for two cores.
    fileParallelism: false,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
