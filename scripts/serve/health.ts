import type { IncomingMessage } from 'node:http';
import { changeFeed, changeFeedPath } from '@standfirst/shared-types';
import ipaddr from 'ipaddr.js';
import { clientAddress } from '../reader-desk/client.ts';
import type { LiveRelease, LiveSite } from './live-release.ts';

/** How the magazine is. The answer of `GET /healthz`. */
export interface Health {
  live: LiveRelease | null;
  cms: 'up' | 'down';
  /** Documents that changed and that the live release does not show yet; as last known while the CMS is down. */
  behindBy: number;
  /** How many documents and pages are held back. */
  held: number;
  /** Which, and why. For those who ask from this machine alone: some of them nobody has read yet. */
  reasons?: { what: string; reason: string }[];
}

/** How long the CMS may take to say that it is there, in milliseconds. */
const answerWithinMs = 1_500;
/** How long its answer counts, in milliseconds: whoever asks us often asks the CMS once. */
const answerCountsMs = 1_000;

/** Where the CMS is, and how to ask it. */
interface Cms {
  url: string;
  token: string;
  fetch: typeof fetch;
}

/** Asks the live release and the CMS how they are. */
export class HealthDesk {
  readonly #cms: Cms;
  #last: { after: number; askedMs: number; waiting: Promise<number | null> } | null = null;

  constructor(cms: Cms) {
    this.#cms = cms;
  }

  /** How they are; with what is held and why, if `isOperator`. */
  async report(site: LiveSite | null, { isOperator }: { isOperator: boolean }): Promise<Health> {
    const live = site?.release() ?? null;
    const waiting = await this.#waitingAfter(live?.cursor ?? 0);
    const reasons = site?.held() ?? [];
    return {
      live,
      cms: waiting === null ? 'down' : 'up',
      behindBy: waiting ?? site?.waiting() ?? 0,
      held: reasons.length,
      ...(isOperator ? { reasons } : {}),
    };
  }

  #waitingAfter(after: number): Promise<number | null> {
    const nowMs = performance.now();
    if (this.#last?.after !== after || nowMs - this.#last.askedMs > answerCountsMs)
      this.#last = { after, askedMs: nowMs, waiting: waitingAfter(this.#cms, after) };
    return this.#last.waiting;
  }
}

/** Whether a request was made on this machine and came by no proxy that says otherwise. */
export function isFromHere(request: IncomingMessage, proxyCount: number): boolean {
  const address = clientAddress(request, proxyCount);
  const wasPassedOn = proxyCount === 0 && request.headers['x-forwarded-for'] !== undefined;
  return !wasPassedOn && ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback';
}

async function waitingAfter(cms: Cms, cursor: number): Promise<number | null> {
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
