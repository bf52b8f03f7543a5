import type { DatabaseSync } from 'node:sqlite';
import type { Mirror } from '@standfirst/site/content';
import { Blobs } from './blobs.ts';
import type { Awaited } from './landing.ts';

/** What a look at a public address needs. */
export interface CheckContext {
  db: DatabaseSync;
  mirror: Mirror;
  /** The site's public origin. */
  siteUrl: string;
  fetch: typeof fetch;
}

/** What a look found: what was released, or something else, in words for an editor. */
export type Sight = { kind: 'live' | 'withdrawn' } | { kind: 'otherwise'; seen: string };

/** How long the public site may take for one page, in milliseconds. */
const answerWithinMs = 5_000;
/** Answers of an address whose page was withdrawn: gone, not there, or moved (RFC 9110 §15.4, §15.5). */
const withdrawnStatuses: readonly number[] = [301, 308, 404, 410];

/** Fetches a piece's public page, past every cache, and compares it with the live release. */
export async function lookAt(
  context: CheckContext,
  { type, id, address }: Awaited,
): Promise<Sight> {
  const { db, mirror, siteUrl, fetch } = context;
  const isPublished = mirror.get(type, id) !== null;
  const released = releasedAt(db, address);
  if (isPublished && released === null)
    return { kind: 'otherwise', seen: 'the release holds no page at this address' };
  let page: Response;
  let bytes: Uint8Array;
  try {
    page = await fetch(new URL(encodeURI(address), siteUrl), {
      headers: { 'cache-control': 'no-cache' },
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    bytes = new Uint8Array(await page.arrayBuffer());
  } catch {
    return { kind: 'otherwise', seen: `${siteUrl} could not be reached` };
  }
  const isReleased = page.status === 200 && Blobs.nameOf(bytes) === released;
  if (isPublished && isReleased) return { kind: 'live' };
  // Another piece may have taken the address over: then its page stands there, and rightly.
  if (!isPublished && (isReleased || withdrawnStatuses.includes(page.status)))
    return { kind: 'withdrawn' };
  return { kind: 'otherwise', seen: seenInstead(page.status, { isPublished }) };
}

function seenInstead(status: number, { isPublished }: { isPublished: boolean }): string {
  if (status !== 200) return `the address answers ${status}`;
  return isPublished
    ? 'the address shows other content than was published'
    : 'the address still shows a page';
}

function releasedAt(db: DatabaseSync, address: string): string | null {
  const blob = db
    .prepare(
      `SELECT blob FROM entries, live
       WHERE address = ? AND since <= release AND (until IS NULL OR until > release)`,
    )
    .get(address)?.['blob'];
  return blob === undefined ? null : String(blob);
}
