import { defineConfig } from 'vitest/config';

/** The site's own tests: the compiled renderer over the fixtures, and the pure parts beside it. */
export default defineConfig({
  test: {
    name: 'site',
    include: ['test/**/*.test.ts', 'src/**/*.test.ts'],
    globalSetup: './test/build-if-stale.ts',
  },
});
