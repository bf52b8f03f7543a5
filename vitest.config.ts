import { defineConfig } from 'vitest/config';

/** Every package's tests, as projects of one run. */
export default defineConfig({ test: { projects: ['shared-types', 'site', 'cms', 'scripts'] } });
