/**
 * The CMS's own tests. Written as CommonJS because this package is, as Strapi wants it; Vite warns
 * of a configuration whose syntax is not its package's.
 */
module.exports = {
  root: __dirname,
  test: {
    name: 'cms',
    include: ['test/**/*.test.ts', 'src/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Each file that starts a Strapi holds some 350 MB, and a process can hold only one.
    pool: 'forks',
    maxWorkers: 2,
    // Some tests start the CMS three times, and the machine may be busy with a build.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
};
