import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { isExecutable } from './executable.ts';
import { run } from './run.ts';

/** Where browsers are found on the systems we know. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** How long an installation may take, in milliseconds. */
const installWithinMs = 5 * 60 * 1000;

/** Arguments that keep a test's browser quiet; as root it has no sandbox. */
export const chromiumArgs: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium or Chrome on this machine: `CHROMIUM_PATH`, the system's, or Playwright's own. */
export function findChromium(): string | null {
  const candidates = [process.env['CHROMIUM_PATH'], ...places, chromium.executablePath()];
  return (
    candidates.find(
      (path): path is string => path !== undefined && path !== '' && isExecutable(path),
    ) ?? null
  );
}

/**
 * A browser for the tests, installed if there is none: from Debian's packages where we are root on
 * a Debian, else by Playwright into the user's own cache.
 */
export async function bringChromium(say: (message: string) => void): Promise<string> {
  const found = findChromium();
  if (found !== null) return found;
  say('Installing Chromium for the tests …');
  const options = {
    cwd: process.cwd(),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: installWithinMs,
  };
  if (process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')) {
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } else {
    const playwright = dirname(
      createRequire(import.meta.url).resolve('playwright-core/package.json'),
    );
    await run(process.execPath, [join(playwright, 'cli.js'), 'install', 'chromium'], options);
  }
  const installed = findChromium();
  if (installed === null)
    throw new Error('No Chromium could be installed. Install one and set CHROMIUM_PATH to it.');
  return installed;
}
