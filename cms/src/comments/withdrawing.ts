import type { Core } from '@strapi/strapi';
import type { OwnComment } from '@standfirst/shared-types';
import { ReaderRefused } from '../readers/refused';
import { ownComments, ownStored } from './own';
import { announce, commentUid, reportUid } from './stored';
import { wordsPrefix } from './sent-before';

/** Who takes which comment back. */
export interface Withdrawal {
  /** The row's number of the reader. */
  readonly reader: number;
  /** The comment's id. */
  readonly id: string;
  readonly now: Date;
}

/**
 * Takes a reader's own comment off the page. Its words are kept for the record, for nobody else to
 * see. What a moderator has refused is on no page, and stays as it was decided.
 * @throws {ReaderRefused} if it is not theirs.
 */
export async function withdrawComment(
  strapi: Core.Strapi,
  { reader, id, now }: Withdrawal,
): Promise<OwnComment> {
  const own = await ownStored(strapi, { id, reader });
  if (own === null) throw new ReaderRefused('not-found');
  await strapi.db.transaction(async () => {
    const comments = strapi.db.query(commentUid);
    const shown = { id: own.id, state: { $in: ['pending', 'approved'] } };
    const { count } = await comments.updateMany({
      where: shown,
      data: { state: 'withdrawn', withdrawnAt: now },
    });
    if (count === 0) return;
    await comments.updateMany({
      where: { id: own.id, sentKey: { $startsWith: wordsPrefix } },
      data: { sentKey: null },
    });
    await closeReports(strapi, { comments: [own.id], now });
  });
  announce(strapi);
  const after = await ownStored(strapi, { id, reader });
  const [comment] = await ownComments(strapi, after === null ? [] : [after], now);
  if (comment === undefined) throw new ReaderRefused('not-found');
  return comment;
}

/** Upholds what is open against comments that are gone: that is what the reports asked for. */
export async function closeReports(
  strapi: Core.Strapi,
  { comments, now }: { comments: readonly number[]; now: Date },
): Promise<void> {
  const reports = strapi.db.query(reportUid);
  const open: unknown = await reports.findMany({
    select: ['id'],
    where: { comment: { id: { $in: [...comments] } }, state: 'open' },
  });
  if (!Array.isArray(open) || open.length === 0) return;
  await reports.updateMany({
    where: { id: { $in: open.map(({ id }: { id: number }) => id) } },
    data: { state: 'upheld', answeredAt: now },
  });
}
