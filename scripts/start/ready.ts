import { StartError } from './preconditions.ts';

/** How long one part may take to come up, in milliseconds. */
const readyWithinMs = 5 * 60 * 1000;
const lookEveryMs = 100;
const answerWithinMs = 3_000;

/** What is being waited for, and what ends the waiting. */
export interface Wait {
  /** Whether a part has died too often to go on. */
  hasFailed: () => boolean;
  logFolder: string;
}

/**
 * Waits until `condition` holds.
 * @throws StartError if it doesn't within five minutes, or a part can't start.
 */
export async function waitFor(
  condition: () => Promise<boolean>,
  { hasFailed, logFolder }: Wait,
): Promise<void> {
  const deadlineMs = performance.now() + readyWithinMs;
  while (performance.now() < deadlineMs) {
    if (await condition()) return;
    if (hasFailed())
      throw new StartError(
        `A part of Standfirst does not start. What it said stands in ${logFolder}.`,
      );
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new StartError(
    `Standfirst was not ready within ${readyWithinMs / 60_000} minutes. What its parts said stands in ${logFolder}.`,
  );
}

/** Whether something answers at `url` with success. */
export async function answers(url: string): Promise<boolean> {
  return (await ask(url))?.ok === true;
}

/** Whether the site serves a release that holds everything the CMS has published. */
export async function isReady(siteUrl: string): Promise<boolean> {
  const response = await ask(`${siteUrl}/healthz`);
  if (response?.ok !== true) return false;
  const health: unknown = await response.json().catch(() => null);
  return (
    typeof health === 'object' &&
    health !== null &&
    'cms' in health &&
    health.cms === 'up' &&
    'behindBy' in health &&
    health.behindBy === 0
  );
}

async function ask(url: string): Promise<Response | null> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(answerWithinMs) });
  } catch {
    // Not listening yet; whoever waits asks again.
    return null;
  }
}
