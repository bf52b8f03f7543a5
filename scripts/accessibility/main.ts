/**
 * `npm run check:accessibility`: what `npm test` looks at on one page of each template, on every page
 * of the demonstration magazine, and the pages of accounts in every width. Takes some twenty minutes
 * on two cores.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../lib/paths.ts';

const child = spawn(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    join(repositoryRoot, 'scripts/test/main.ts'),
    'scripts/e2e/accessibility.test.ts',
    'scripts/reader-desk/accessibility.test.ts',
  ],
  { cwd: repositoryRoot, env: { ...process.env, EVERY_PAGE: '1' }, stdio: 'inherit' },
);
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));
