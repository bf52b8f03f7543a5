import { defineConfig } from 'vitest/config';

/** The contract's own tests: what it refuses, and how it says so. */
export default defineConfig({ test: { name: 'shared-types', include: ['src/**/*.test.ts'] } });
