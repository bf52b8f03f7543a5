/** `npm test`: everything that CI checks, in the same order, from a bare machine on. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { allSteps, build } from '../lib/build.ts';
import { bringChromium } from '../lib/chromium.ts';
import { readEnvFile } from '../lib/env-file.ts';
import { repositoryRoot } from '../lib/paths.ts';
import { run, RunError } from '../lib/run.ts';

/** How long one static check may take, in milliseconds. */
const checkWithinMs = 5 * 60 * 1000;
/** How long all tests together may take, in milliseconds. */
const testsWithinMs = 35 * 60 * 1000;

/** A check of the sources that runs nothing of ours. */
interface StaticCheck {
  title: string;
  program: string[];
  /** Where to run it, relative to the repository. */
  cwd?: string;
}

const bin = (name: string, path: string) => join(repositoryRoot, 'node_modules', name, path);
const tsc = bin('typescript', 'bin/tsc');

const staticChecks: readonly StaticCheck[] = [
  {
    title: 'formatting',
    program: [bin('prettier', 'bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'],
  },
  { title: 'types of scripts', program: [tsc, '-p', 'scripts'] },
  { title: 'types of the contract', program: [tsc, '-p', 'shared-types/src'] },
  { title: 'types of the CMS', program: [tsc, '-p', 'cms', '--noEmit'] },
  { title: 'types of the CMS’s tests', program: [tsc, '-p', 'cms/test', '--noEmit'] },
  { title: 'types of the panel', program: [tsc, '-p', 'cms/src/admin', '--noEmit'] },
  {
    title: 'types of the site',
    cwd: 'site',
    program: [
      bin('@astrojs/check', 'bin/astro-check.js'),
      '--root',
      '.',
      '--minimumFailingSeverity',
      'warning',
    ],
  },
  { title: 'lint', program: [bin('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'] },
];

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

async function main(): Promise<number> {
  // Words after `npm test --` choose tests by path; then the sources are not checked.
  const chosen = process.argv.slice(2);
  // Strapi reads its configuration, and so its secrets, even to build its panel.
  const env = { ...readEnvFile(join(repositoryRoot, '.env'), process.env), ...process.env };
  await build(allSteps, { env, say });
  process.env['CHROMIUM_PATH'] = await bringChromium(say);
  if (chosen.length === 0) for (const check of staticChecks) await runCheck(check);
  return runTests(chosen);
}

async function runCheck({ title, program, cwd = '.' }: StaticCheck): Promise<void> {
  const startedMs = performance.now();
  await run(process.execPath, program, {
    cwd: join(repositoryRoot, cwd),
    env: process.env,
    timeoutMs: checkWithinMs,
  });
  say(`✓ ${title} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
}

/** Runs Vitest and closes with one plain line, `N passed, N failed`. Returns the exit code. */
async function runTests(chosen: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-test-'));
  const file = join(folder, 'report.json');
  try {
    const code = await vitest([
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...chosen,
    ]);
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report.parse(
      JSON.parse(readFileSync(file, 'utf8')),
    );
    const skipped = numPendingTests + numTodoTests;
    if (skipped > 0) say(`${skipped} tests were skipped: every test must run.`);
    if (numPassedTests === 0) say('No test ran.');
    say(`${numPassedTests} passed, ${numFailedTests} failed`);
    return code !== 0 ? code : skipped > 0 || numPassedTests === 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function vitest(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin('vitest', 'vitest.mjs'), ...args], {
      cwd: repositoryRoot,
      stdio: 'inherit',
      timeout: testsWithinMs,
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof RunError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  },
);
