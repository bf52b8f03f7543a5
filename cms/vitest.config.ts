/**
 * The CMS's own tests. Written as CommonJS because this package is, as Strapi wants it; Vite warns
 * of a configuration whose syntax is not its package's.
 */
module.exports = {
  root: __dirname,
  test: {
    name: 'cms',
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Each file that starts a Strapi holds some 350 MB, and a process can hold only one.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
};
