import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { startStandfirst, type Standfirst } from './standfirst.ts';

/** What pa11y-ci says with its JSON reporter. */
const report = z.object({
  total: z.number(),
  passes: z.number(),
  errors: z.number(),
  results: z.record(
    z.string(),
    z.array(
      z.looseObject({
        message: z.string(),
        selector: z.string().optional(),
        code: z.string().optional(),
      }),
    ),
  ),
});

type Issue = z.infer<typeof report>['results'][string][number];

/** At least one page of each template, and each variant that has furniture of its own. */
const addresses = [
  '/',
  '/articles/one-county-two-maps/',
  '/articles/the-audit-backlog-has-a-price/',
  '/articles/pink-paper-is-not-a-hiding-place/',
  '/articles/ravensmoor-spends-its-last-free-pound/',
  '/articles/calderwick-names-interim-section-151-officer/',
  '/sections/finance/',
  '/columns/section-151/',
  '/columns/the-patch/',
  '/authors/hester-quillfeather/',
  '/columns/',
  '/authors/',
  '/about/',
  '/404/',
];
const widths = [320, 1280];

/** Blink's name for the reader's system asking for a dark page. */
const themes = { light: [], dark: ['--blink-settings=preferredColorScheme=0'] };

describe('every template, by axe and HTML_CodeSniffer', () => {
  let standfirst: Standfirst;

  beforeAll(async () => {
    standfirst = await startStandfirst({ demo: true });
  });
  afterAll(() => standfirst.stop());

  it.each(Object.entries(themes))(
    'has no fault in the %s theme at any width',
    async (_theme, themeArgs) => {
      const urls = widths.flatMap((width) =>
        addresses.map((address) => ({
          // pa11y-ci keeps results by address, so the same page in another width needs another one.
          url: `${standfirst.siteUrl}${address}?width=${width}`,
          viewport: { width, height: 900 },
        })),
      );
      const found = await pa11yCi(urls, [...chromiumArgs, ...themeArgs]);
      const faults = Object.entries(found.results).flatMap(([url, issues]) =>
        issues
          .filter((issue) => !isOutOfAxesView(url, issue))
          .map((issue) => `${url} ${issue.code ?? ''} ${issue.message} ${issue.selector ?? ''}`),
      );
      expect(faults).toEqual([]);
      // Every page was really looked at: pa11y-ci counts what failed to load as an error of that page.
      expect(Object.keys(found.results)).toHaveLength(urls.length);
      expect(found.total).toBe(urls.length);
    },
  );
});

/**
 * The one thing that is not counted: axe can't judge the contrast of table cells that are scrolled
 * out of their own region on a narrow screen, and pa11y reports "can't tell" like a fault. The same
 * cells are judged at 1280 px, where the whole table is in view.
 */
function isOutOfAxesView(url: string, { code, selector }: Issue): boolean {
  const isNarrow = url.endsWith(`?width=${Math.min(...widths)}`);
  return isNarrow && code === 'color-contrast' && / table > .*t[hd]:nth-child/.test(selector ?? '');
}

async function pa11yCi(
  urls: readonly object[],
  args: readonly string[],
): Promise<z.infer<typeof report>> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-pa11y-'));
  const config = join(folder, 'pa11yci.json');
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('pa11y-ci/package.json')),
    'bin/pa11y-ci.js',
  );
  const defaults = {
    standard: 'WCAG2AA',
    runners: ['axe', 'htmlcs'],
    timeout: 60_000,
    concurrency: 2,
    threshold: 0,
    chromeLaunchConfig: { executablePath: findChromium(), args },
  };
  writeFileSync(config, JSON.stringify({ defaults, urls }));
  try {
    const output = await outputOf(process.execPath, [
      cli,
      '--config',
      config,
      '--json',
      '--threshold',
      '0',
    ]);
    return report.parse(JSON.parse(output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a program prints, whatever its exit code: pa11y-ci's 2 means "faults found", and they are in the report. */
function outputOf(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 || code === 2
        ? resolve(output)
        : reject(new Error(`pa11y-ci ended with code ${code}`)),
    );
  });
}
