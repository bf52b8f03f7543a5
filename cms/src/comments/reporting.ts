/** Somebody, signed in or not, says that something is wrong with a comment. */
import type { Core } from '@strapi/strapi';
import { reportLengthMax, type Hold } from '@standfirst/shared-types';
import { z } from 'zod';
import type { Transaction } from '../change-log/order';
import type { Client } from '../readers/client';
import type { Reader } from '../readers/reader';
import { ReaderRefused } from '../readers/refused';
import { announce, commentBy, commentUid, inTurn, reportUid, type StoredComment } from './stored';
import { cleanText, digestOf } from './words';

/** Who reports which comment, and why. */
export interface Report {
  readonly comment: string;
  readonly reason: string;
  /** `null` where nobody is signed in: then the network counts as the reporter. */
  readonly reporter: Reader | null;
  readonly client: Client;
  /** Keeps networks from being guessed out of the database. */
  readonly secret: string;
  readonly now: Date;
}

/** How many reports take a comment that no moderator has looked at off the page, unless the settings say. */
const reportsToHoldUsual = 3;

/**
 * Keeps a report. The same reporter counts once for a comment. From the settings' number of
 * reporters on, a comment that appeared without a moderator goes back to the queue; one that a
 * moderator has approved stays until a moderator decides again, however many report it.
 * @throws {ReaderRefused} if the comment is not on the site, or nothing is said.
 */
export async function reportComment(strapi: Core.Strapi, report: Report): Promise<void> {
  const reason = saidIn(report.reason);
  const comment = await reportable(strapi, report.comment);
  const sentKey = digestOf([comment.documentId, reporterOf(report)]);
  const held = await strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
    await inTurn(strapi, { trx, table: 'comments', ids: [comment.id] });
    const reports = strapi.db.query(reportUid);
    if ((await reports.count({ where: { sentKey } })) > 0) return false;
    const data: Record<string, unknown> = {
      comment: comment.documentId,
      reporter: report.reporter?.id ?? null,
      reason,
      state: 'open',
      sentKey,
    };
    await strapi.documents(reportUid).create({ data });
    return hold(strapi, comment.documentId);
  });
  if (held) announce(strapi);
}

function saidIn(raw: string): string {
  const reason = cleanText(raw);
  const length = Array.from(reason).length;
  if (length > 0 && length <= reportLengthMax) return reason;
  throw new ReaderRefused('not-valid', {
    field: 'reason',
    message:
      length === 0
        ? 'Say what is wrong with the comment.'
        : `A report has room for ${reportLengthMax.toLocaleString('en-GB')} characters. Shorten yours.`,
  });
}

async function reportable(strapi: Core.Strapi, documentId: string): Promise<StoredComment> {
  const comment = await commentBy(strapi, { documentId });
  if (comment?.state === 'approved') return comment;
  throw new ReaderRefused('not-found', {
    field: 'comment',
    message: 'This comment is no longer on the site.',
  });
}

/** A keyed digest of a network: it tells two apart and can't be turned back. */
function reporterOf({ reporter, client, secret }: Report): string {
  return reporter === null
    ? `network ${digestOf([secret, client.network])}`
    : `reader ${reporter.id}`;
}

/** Puts a comment back to the queue if enough have reported it. Tells whether it did. */
async function hold(strapi: Core.Strapi, documentId: string): Promise<boolean> {
  const comment = await commentBy(strapi, { documentId });
  if (comment?.state !== 'approved' || wasRead(comment)) return false;
  const reporters = await strapi.db
    .query(reportUid)
    .count({ where: { comment: { id: comment.id }, state: 'open' } });
  if (reporters < (await reportsToHold(strapi))) return false;
  const held: Hold = { rule: 'reported', why: `${reporters} readers have reported it.` };
  await strapi.db.query(commentUid).update({
    where: { id: comment.id },
    data: { state: 'pending', heldBy: [...comment.heldBy, held] },
  });
  return true;
}

/** Whether a moderator has decided on the words that stand there now. */
function wasRead({ decidedBy, decidedAt, editedAt }: StoredComment): boolean {
  return decidedBy !== null && (editedAt === null || decidedAt === null || editedAt <= decidedAt);
}

async function reportsToHold(strapi: Core.Strapi): Promise<number> {
  const row: unknown = await strapi.db
    .query('api::site-settings.site-settings')
    .findOne({ select: ['reportsToHold'] });
  const known = z.object({ reportsToHold: z.number() }).safeParse(row);
  return known.success ? known.data.reportsToHold : reportsToHoldUsual;
}
