import { StartError } from './preconditions.ts';

/** How long everything together may take until the magazine can be read, in milliseconds. */
const readyWithinMs = 5 * 60 * 1000;
const lookEveryMs = 100;

/**
 * Waits until the site serves a release that holds everything the CMS has published.
 * @throws StartError if that doesn't come about.
 */
export async function waitUntilReady({ siteUrl, hasFailed, logFolder }: { siteUrl: string; hasFailed: () => boolean; logFolder: string }): Promise<void> {
  const deadlineMs = Date.now() + readyWithinMs;
  while (Date.now() < deadlineMs) {
    if (await isReady(siteUrl)) return;
    if (hasFailed()) throw new StartError(`A part of Standfirst does not start. What it said stands in ${logFolder}.`);
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new StartError(`The magazine was not ready within ${readyWithinMs / 60_000} minutes. What the parts said stands in ${logFolder}.`);
}

async function isReady(siteUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${siteUrl}/healthz`, { signal: AbortSignal.timeout(3_000) });
    const health: unknown = await response.json();
    return response.ok && typeof health === 'object' && health !== null && 'cms' in health && health.cms === 'up' && 'behindBy' in health && health.behindBy === 0;
  } catch {
    // Not listening yet.
    return false;
  }
}
