import type { Core } from '@strapi/strapi';
import { readerRequests } from '@standfirst/shared-types';
import { z } from 'zod';
import type { Transaction } from '../../change-log/order';
import { announce, commentUid, inTurn } from '../../comments/stored';
import { closeReports } from '../../comments/withdrawing';
import { forgetInLog } from '../../moderation/forgetting';
import { dropCodes } from '../codes';
import { deletedLetter } from '../letters';
import { userUid, type Reader } from '../reader';
import { signedInRoute, type ReaderRoute } from '../routes';
import { isSecure } from '../session';
import { dropToken } from '../session-cookie';
import { endSessions } from '../session-store';
import { write, type Parts } from './parts';
import { provePassword } from './prove-password';

/** Stands where a withdrawn comment's words stood. */
const withdrawnBody = 'Withdrawn by its writer, whose account was deleted.';

/** Deletes an account. */
export function deletionRoute(parts: Parts): ReaderRoute {
  const { strapi } = parts;
  return signedInRoute({
    method: 'DELETE',
    path: '/account',
    limit: { name: 'deletion', times: 10, seconds: 900 },
    body: readerRequests['DELETE /account'],
    handle: async ({ ctx, body, reader, now }) => {
      await provePassword(strapi, { reader, password: body.password, field: 'password' });
      await strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
        // What they are writing at this moment is written before, or not at all.
        await inTurn(strapi, { trx, table: 'up_users', ids: [reader.id] });
        if (body.comments === 'withdraw') await withdrawAll(strapi, { reader, now });
        await forgetInLog(strapi, { reader: reader.documentId, words: body.comments });
        await endSessions(strapi, { userId: reader.id, but: null });
        await dropCodes(strapi, { reader: reader.documentId });
        await dropCodes(strapi, { email: reader.email });
        // Comments and reports that stay lose their link to the reader with the row.
        await strapi.db.query(userUid).delete({ where: { id: reader.id } });
      });
      announce(strapi);
      dropToken(ctx, isSecure(strapi));
      const letter = deletedLetter(reader);
      write(parts, {
        to: reader.email,
        kind: 'warning',
        letter: () => Promise.resolve(letter),
      });
      return { status: 204 };
    },
  });
}

/** Takes back every comment, its words too; the place of one that was answered stays. */
async function withdrawAll(
  strapi: Core.Strapi,
  { reader, now }: { reader: Reader; now: Date },
): Promise<void> {
  const comments = strapi.db.query(commentUid);
  // Strapi changes many rows by their own columns only, not by those of a relation.
  const rows: unknown = await comments.findMany({
    where: { reader: { id: reader.id } },
    select: ['id'],
  });
  const ids = z.array(z.object({ id: z.number() })).parse(rows);
  const mine = ids.map(({ id }) => id);
  await comments.updateMany({
    where: { id: { $in: mine } },
    data: {
      state: 'withdrawn',
      withdrawnAt: now,
      body: withdrawnBody,
      earlier: null,
      heldBy: null,
      reason: null,
      sentKey: null,
      wordsDigest: null,
    },
  });
  await closeReports(strapi, { comments: mine, now });
}
