/** Lighthouse out of npm, in a folder of its own: it is a guest of the benchmark, no dependency of ours. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { bringChromium, chromiumArgs } from '../../lib/chromium.ts';
import { run } from '../../lib/run.ts';
import { progress } from '../report.ts';

/** The newest that Node 24 and Debian's Chromium run, on 2026-11-22. */
export const lighthouseVersion = '13.5.0';
/** Now and then a recording lacks its beginning (Lighthouse's NO_NAVSTART): nothing was measured then. */
const triesMax = 3;
/** How long npm may take, in milliseconds. */
const installWithinMs = 5 * 60_000;

const result = z.object({
  lhr: z.object({
    runtimeError: z.object({ message: z.string() }).optional(),
    categories: z.record(
      z.string(),
      z.object({
        score: z.number().nullable(),
        auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
      }),
    ),
    audits: z.record(
      z.string(),
      z.object({ score: z.number().nullable(), numericValue: z.number().optional() }),
    ),
  }),
});
/** What Lighthouse found on a page. */
export type LighthouseResult = z.infer<typeof result>['lhr'];

const lighthouse = z.object({
  default: z.function({ input: [z.string(), z.unknown()], output: z.promise(z.unknown()) }),
});
const launcher = z.object({
  launch: z.function({ input: [z.unknown()], output: z.promise(z.unknown()) }),
});
const launched = z.looseObject({
  port: z.number(),
  kill: z.function({ input: [], output: z.unknown() }),
});

/** A browser with Lighthouse at its side. */
export interface Auditor {
  audit: (url: string) => Promise<LighthouseResult>;
  stop: () => Promise<void>;
}

/** Installs Lighthouse into `folder` and starts a browser for it. */
export async function startAuditor(folder: string): Promise<Auditor> {
  mkdirSync(folder, { recursive: true });
  const dependencies = { lighthouse: lighthouseVersion };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: 'true' },
    timeoutMs: installWithinMs,
  });
  const load = (path: string): Promise<unknown> =>
    import(pathToFileURL(join(folder, 'node_modules', path)).href);
  const { default: audit } = lighthouse.parse(await load('lighthouse/core/index.js'));
  const { launch } = launcher.parse(await load('chrome-launcher/dist/index.js'));
  const chrome = launched.parse(
    await launch({
      chromePath: await bringChromium(progress),
      chromeFlags: ['--headless=new', ...chromiumArgs],
      logLevel: 'silent',
    }),
  );
  return {
    audit: async (url) => {
      for (let tries = 1; ; tries += 1) {
        const { lhr } = result.parse(await audit(url, { ...settings, port: chrome.port }));
        if (lhr.runtimeError === undefined) return lhr;
        const complaint = `${url}: ${lhr.runtimeError.message}`;
        if (tries === triesMax) throw new Error(complaint);
        progress(`again, for Lighthouse measured nothing: ${complaint}`);
      }
    },
    stop: async () => {
      await chrome.kill();
    },
  };
}

/** Lighthouse's own defaults are its mobile preset: a phone, simulated slow 4G, a processor four times slower. */
const settings = {
  output: 'json',
  logLevel: 'silent',
  onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  // The page that says "not found" says so by its status too.
  ignoreStatusCode: true,
};
