import type { Core } from '@strapi/strapi';
import { commentStates, hold } from '@standfirst/shared-types';
import { z } from 'zod';
import { isPostgres, type Transaction } from '../change-log/order';

/** Strapi's type of comments. */
export const commentUid = 'api::comment.comment';
/** Strapi's type of reports. */
export const reportUid = 'api::comment-report.comment-report';

const moment = z.coerce.date();
/** A relation to one; to an article it may come as a list of its draft and its published row. */
const named = z
  .union([z.object({ documentId: z.string() }), z.array(z.object({ documentId: z.string() }))])
  .nullish()
  .transform((value) => (Array.isArray(value) ? value[0] : value)?.documentId ?? null);

/** Words of a comment that its writer has replaced, and when. */
export const earlierText = z.object({ body: z.string(), until: z.iso.datetime() });

/** A comment's row, as far as it is used. */
export const storedComment = z
  .object({
    id: z.number(),
    documentId: z.string(),
    body: z
      .string()
      .nullish()
      .transform((body) => body ?? ''),
    state: z.enum(commentStates),
    submittedAt: moment.nullish(),
    createdAt: moment,
    editedAt: moment.nullish().transform((at) => at ?? null),
    decidedAt: moment.nullish().transform((at) => at ?? null),
    decidedBy: z
      .string()
      .nullish()
      .transform((by) => by ?? null),
    reason: z
      .string()
      .nullish()
      .transform((reason) => reason ?? null),
    // Rows from elsewhere (an import, the demonstration) may say it in their own way.
    heldBy: z
      .array(hold)
      .nullish()
      .catch(null)
      .transform((held) => held ?? []),
    earlier: z
      .array(earlierText)
      .nullish()
      .catch(null)
      .transform((texts) => texts ?? []),
    article: named,
    parent: named,
    reader: z
      .object({ id: z.number(), documentId: z.string() })
      .nullish()
      .transform((reader) => reader ?? null),
  })
  .transform(({ submittedAt, createdAt, ...rest }) => ({
    ...rest,
    submittedAt: submittedAt ?? createdAt,
  }));
/** A comment's row. */
export type StoredComment = z.infer<typeof storedComment>;

const ids = { select: ['id', 'documentId'] };

/** What must be loaded for {@link storedComment}. */
export const commentRelations = { article: ids, parent: ids, reader: ids };

/** The comment with this id, or `null`. */
export async function commentBy(
  strapi: Core.Strapi,
  where: Readonly<Record<string, unknown>>,
): Promise<StoredComment | null> {
  const row: unknown = await strapi.db
    .query(commentUid)
    .findOne({ where: { ...where }, populate: commentRelations });
  return row === null ? null : storedComment.parse(row);
}

/**
 * Makes the transactions that ask for the same rows wait for one another, until each is committed.
 * SQLite has one transaction at a time and needs no such thing.
 */
export async function inTurn(
  strapi: Core.Strapi,
  {
    trx,
    table,
    ids: rows,
  }: { trx: Transaction; table: 'comments' | 'up_users'; ids: readonly number[] },
): Promise<void> {
  if (!isPostgres(strapi) || rows.length === 0) return;
  // Weaker than FOR UPDATE: rows that point here may be written meanwhile.
  await trx.raw(
    `SELECT id FROM ${table} WHERE id IN (${rows.map(() => '?').join(', ')}) ORDER BY id FOR NO KEY UPDATE`,
    [...rows],
  );
}

/** Lets the publisher know at once that what readers see may have changed. Call it after the commit. */
export function announce(strapi: Core.Strapi): void {
  void strapi.eventHub.emit('comment.change', {});
}
