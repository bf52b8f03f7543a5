import { createHmac, randomUUID } from 'node:crypto';
import {
  viewsPath,
  viewsPayload,
  viewsSignatureHeader,
  type ViewsBatch,
} from '@standfirst/shared-types';
import { type Cms, testSecrets } from '../strapi.ts';

/** A batch as the site's server makes it; `parts` make it the one a test needs. */
export function aBatch(
  counts: Record<string, number>,
  parts: Partial<ViewsBatch> = {},
): ViewsBatch {
  return {
    batch: randomUUID(),
    countedAtMs: Date.now(),
    sentAtMs: Date.now(),
    counts: Object.entries(counts).map(([article, count]) => ({ article, count })),
    ...parts,
  };
}

/** How a batch is signed, where it isn’t as it should be. */
interface Signing {
  readonly secret?: string;
  readonly signedAs?: ViewsBatch;
}

/** Sends a batch, signed unless told otherwise; gives the status of the answer. */
export async function send(
  { url }: Pick<Cms, 'url'>,
  batch: ViewsBatch,
  { secret = testSecrets.WAKE_SECRET, signedAs = batch }: Signing = {},
): Promise<number> {
  const signature = createHmac('sha256', secret).update(viewsPayload(signedAs)).digest('hex');
  const answer = await fetch(`${url}${viewsPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [viewsSignatureHeader]: signature },
    body: JSON.stringify(batch),
  });
  return answer.status;
}

/** Counts of one article, by day. */
export async function daysOf({ strapi }: Cms, article: string): Promise<Record<string, number>> {
  const rows = (await strapi.db.query('api::article-views.article-views').findMany({
    where: { article: { documentId: article } },
    orderBy: 'day',
  })) as { day: string; count: number }[];
  return Object.fromEntries(rows.map(({ day, count }) => [day, count]));
}
