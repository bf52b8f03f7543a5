/**
 * `GET /api/change-feed?after=<cursor>&limit=<n>`: what changed since `after`, oldest first.
 *
 * The answer holds each changed document once, in its present state, however often it changed.
 * `limit=0` only tells how much is waiting. From cursor 0 it is the whole magazine. A reader that
 * stores `cursor` in the same transaction as the documents misses nothing and may be killed at any
 * moment.
 */
import { z } from 'zod';
import { documentId, documentTypes, type DocumentType } from './documents.js';

/** Most changes in one answer. */
export const changeFeedLimitMax = 1000;
/** Changes in one answer when the reader names no limit. */
export const changeFeedLimitDefault = 250;

const typeName = z.enum(documentTypes as [DocumentType, ...DocumentType[]]);

/**
 * One changed document. `document` is left unparsed here on purpose: one that breaks the contract
 * is reported by itself and does not hold back the rest of the batch.
 */
export const change = z.object({
  /** Position in the log; grows. */
  cursor: z.number().int().positive(),
  type: typeName,
  id: documentId,
  /** The published state, or `null` where there is none any more (unpublished, deleted). */
  document: z.unknown(),
  /** The last slug it was published under; tells a tombstone's address. */
  slug: z.string().nullable(),
});

export const changeFeed = z.object({
  /**
   * Names the log itself. Another name, or a cursor beyond the log's end, means another database
   * or an older backup: the reader starts again from 0.
   */
  log: z.string().min(1),
  /** Where to go on from: pass it as `after`. Equals `after` when nothing changed. */
  cursor: z.number().int().nonnegative(),
  /** How many documents changed after `cursor` and are not in this answer. */
  remaining: z.number().int().nonnegative(),
  changes: z.array(change),
});

/** One entry of the feed. */
export type Change = z.infer<typeof change>;
/** One answer of the feed. */
export type ChangeFeed = z.infer<typeof changeFeed>;

/** The path of the feed on the CMS. */
export const changeFeedPath = '/api/change-feed';
