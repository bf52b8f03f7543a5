import { defineConfig } from 'astro/config';

/** `astro build` as its documentation has it; `INCREMENTAL=1` switches incremental builds on. */
export default defineConfig({
  site: 'https://bench.example',
  cacheDir: './.cache',
  compressHTML: true,
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  experimental: { incrementalBuild: process.env['INCREMENTAL'] === '1' },
});
