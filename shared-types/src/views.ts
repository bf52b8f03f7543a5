/**
 * How often an article was opened. A page holds a picture of no size, at {@link beaconPath}; the
 * site's server counts who asks for it and tells the CMS in batches. Nothing here names a reader.
 */
import { z } from 'zod';
import { documentId } from './documents.js';

/** Where views are counted: on the site, below this, by browsers; on the CMS, by the site's server. */
export const viewsPath = '/api/views';

/** The address that an article's page asks for when it is opened. */
export function beaconPath(article: string): string {
  return `${viewsPath}/${article}`;
}

/** Most articles in one batch: the CMS writes each batch in one short transaction. */
export const viewsBatchLengthMax = 500;
/** How long the CMS remembers that it took a batch, in milliseconds; an older batch is refused. */
export const viewsBatchAgeMaxMs = 30 * 86_400_000;
/** How old a call with a batch may be, in milliseconds, before it counts as a replay. */
export const viewsCallAgeMaxMs = 60_000;
/** A score below this says nothing about what readers like: it is published as 0. */
export const viewsScoreMin = 10;

/** Views counted on the site, for the CMS. A batch that is sent twice counts once. */
export const viewsBatch = z.object({
  /** Names the batch, whatever happens to it. */
  batch: z.uuid(),
  /** When its counting ended, milliseconds since 1970: it belongs to that day. */
  countedAtMs: z.number().int().positive(),
  /** When it was sent, milliseconds since 1970. */
  sentAtMs: z.number().int().positive(),
  counts: z
    .array(z.object({ article: documentId, count: z.number().int().min(1).max(1_000_000_000) }))
    .min(1)
    .max(viewsBatchLengthMax),
});
/** Views counted on the site, for the CMS. */
export type ViewsBatch = z.infer<typeof viewsBatch>;

/** Header with the lower-case hexadecimal HMAC-SHA-256 of {@link viewsPayload} under `WAKE_SECRET`. */
export const viewsSignatureHeader = 'x-standfirst-signature';

/** What is signed of a batch: all of it, in one form, however the JSON was written. */
export function viewsPayload({ batch, countedAtMs, sentAtMs, counts }: ViewsBatch): string {
  return [
    `POST ${viewsPath} ${batch} ${countedAtMs} ${sentAtMs}`,
    ...counts.map(({ article, count }) => `${article} ${count}`),
  ].join('\n');
}
