import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { chromiumArgs, findChromium } from '../../lib/chromium.ts';

/** What pa11y-ci says with its JSON reporter. */
const report = z.object({
  total: z.number(),
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

/** The widths at which every page is looked at, in CSS pixels. */
export const widths = [320, 1280] as const;
/** One of them. */
export type Width = (typeof widths)[number];

/** Blink's name for the reader's system asking for a dark page. */
const themes = { light: [], dark: ['--blink-settings=preferredColorScheme=0'] };

/** The reader's wish for light or dark. */
export type Theme = keyof typeof themes;

/** What axe and HTML_CodeSniffer found: how many views were looked at, and each fault on a line. */
export interface Findings {
  views: number;
  faults: string[];
}

/** A page to look at, and how to come into its state. */
export interface PageState {
  /** On the site; no two states may have the same. */
  address: string;
  headers?: Readonly<Record<string, string>>;
  /** What is done on the page first: https://github.com/pa11y/pa11y#actions. */
  actions?: readonly string[];
}

/** Runs axe and HTML_CodeSniffer over `addresses` in a theme, at every width. */
export function findingsOf(
  siteUrl: string,
  { addresses, theme }: { addresses: readonly string[]; theme: Theme },
): Promise<Findings> {
  return findingsIn(siteUrl, { states: addresses.map((address) => ({ address })), theme });
}

/** The same for pages that must be brought into a state first. */
export async function findingsIn(
  siteUrl: string,
  {
    states,
    theme,
    at = widths,
  }: { states: readonly PageState[]; theme: Theme; at?: readonly Width[] },
): Promise<Findings> {
  const findings: Findings = { views: 0, faults: [] };
  // One width after the other: pa11y-ci keeps results by the address at which a page ends up.
  for (const width of at) {
    const urls = states.map(({ address, ...state }) => ({
      url: `${siteUrl}${address}${address.includes('?') ? '&' : '?'}width=${width}`,
      viewport: { width, height: 900 },
      ...state,
    }));
    const { results } = await pa11yCi(urls, [...chromiumArgs, ...themes[theme]]);
    findings.views += Object.keys(results).length;
    for (const [url, issues] of Object.entries(results))
      for (const issue of issues.filter((each) => !isOutOfAxesView(url, each)))
        findings.faults.push(
          `${url} at ${width} px: ${issue.code ?? ''} ${issue.message} ${issue.selector ?? ''}`,
        );
  }
  return findings;
}

/** How many views `findingsOf` must have looked at, at every width unless said. */
export function viewsOf(addresses: readonly unknown[], at: readonly Width[] = widths): number {
  return addresses.length * at.length;
}

/**
 * The one thing that is not counted: axe can't judge the contrast of table cells that are scrolled
 * out of their own region on a narrow screen, and pa11y reports "can't tell" like a fault. The same
 * cells are judged at 1280 px, where the whole table is in view.
 */
function isOutOfAxesView(url: string, { code, selector }: Issue): boolean {
  const isNarrow = url.endsWith(`width=${widths[0]}`);
  return isNarrow && code === 'color-contrast' && / table > .*t[hd]:nth-child/.test(selector ?? '');
}

async function pa11yCi(
  urls: readonly object[],
  args: readonly string[],
): Promise<z.infer<typeof report>> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-pa11y-'));
  const config = join(folder, 'pa11yci.json');
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('pa11y-ci/package.json')), 'bin/pa11y-ci.js');
  const defaults = {
    standard: 'WCAG2AA',
    runners: ['axe', 'htmlcs'],
    timeout: 60_000,
    // More than there are processors: each page is half a second of waiting for a quiet network.
    concurrency: 4,
    threshold: 0,
    chromeLaunchConfig: { executablePath: findChromium(), args },
  };
  writeFileSync(config, JSON.stringify({ defaults, urls }));
  try {
    const options = ['--config', config, '--json', '--threshold', '0'];
    const output = await outputOf(process.execPath, [cli, ...options]);
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
