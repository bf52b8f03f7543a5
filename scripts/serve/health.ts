import { changeFeed, changeFeedPath } from '@standfirst/shared-types';
import type { LiveRelease, LiveSite } from './live-release.ts';

/** How the magazine is. The answer of `GET /healthz`. */
export interface Health {
  live: LiveRelease | null;
  cms: 'up' | 'down';
  /** Documents that changed and that the live release does not show yet; as last known while the CMS is down. */
  behindBy: number;
  /** What is held back, and why. Names documents and pages only. */
  held: { what: string; reason: string }[];
}

/** How long the CMS may take to say that it is there, in milliseconds. */
const answerWithinMs = 1_500;

/** Asks the live release and the CMS how they are. */
export async function healthOf(
  site: LiveSite | null,
  cms: { url: string; token: string; fetch: typeof fetch },
): Promise<Health> {
  const live = site?.release() ?? null;
  const waiting = await waitingAfter(cms, live?.cursor ?? 0);
  return {
    live,
    cms: waiting === null ? 'down' : 'up',
    behindBy: waiting ?? site?.waiting() ?? 0,
    held: site?.held() ?? [],
  };
}

async function waitingAfter(
  cms: { url: string; token: string; fetch: typeof fetch },
  cursor: number,
): Promise<number | null> {
  try {
    const response = await cms.fetch(
      new URL(`${changeFeedPath}?after=${cursor}&limit=0`, cms.url),
      {
        headers: { authorization: `Bearer ${cms.token}` },
        signal: AbortSignal.timeout(answerWithinMs),
      },
    );
    const feed = changeFeed.safeParse(await response.json());
    return feed.success ? feed.data.remaining : null;
  } catch {
    // Whatever the reason, the CMS is not to be had: that is what "down" says.
    return null;
  }
}
