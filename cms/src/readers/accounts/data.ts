import { z } from 'zod';
import { codesOf } from '../codes';
import { noBody, signedInRoute, type ReaderRoute } from '../routes';
import { placesOf } from '../session-store';
import type { SignedInReader } from '../session';
import type { Parts } from './parts';

const pointer = z
  .object({ documentId: z.string(), title: z.string().optional() })
  .nullable()
  .transform((row) => (row === null ? null : { id: row.documentId, title: row.title }));

/** What we hold of a comment. Who decided is about somebody else. */
const heldComment = z.object({
  documentId: z.string(),
  article: pointer,
  parent: pointer,
  body: z.string().nullable(),
  /** What it said before it was edited, and until when. */
  earlier: z.unknown(),
  state: z.string(),
  submittedAt: z.unknown(),
  editedAt: z.unknown(),
  withdrawnAt: z.unknown(),
  decidedAt: z.unknown(),
  reason: z.string().nullable(),
  heldBy: z.unknown(),
  createdAt: z.unknown(),
  updatedAt: z.unknown(),
});
const heldReport = z.object({
  documentId: z.string(),
  comment: pointer,
  reason: z.string().nullable(),
  state: z.string(),
  createdAt: z.unknown(),
});

/** Everything that is held about a reader, as a file. */
export function dataRoute(parts: Parts): ReaderRoute {
  return signedInRoute({
    method: 'GET',
    path: '/data',
    limit: { name: 'data', times: 20, seconds: 3600 },
    body: noBody,
    handle: async ({ ctx, reader, now }) => {
      const day = now.toISOString().slice(0, 10);
      ctx.set('Content-Disposition', `attachment; filename="my-data-${day}.json"`);
      return { status: 200, body: await heldAbout(parts, { reader, now }) };
    },
  });
}

async function heldAbout(
  { strapi }: Parts,
  { reader, now }: { reader: SignedInReader; now: Date },
) {
  const comments: unknown = await strapi.db.query('api::comment.comment').findMany({
    where: { reader: { id: reader.id } },
    populate: { article: { select: ['documentId', 'title'] }, parent: { select: ['documentId'] } },
    orderBy: { id: 'asc' },
  });
  const reports: unknown = await strapi.db.query('api::comment-report.comment-report').findMany({
    where: { reporter: { id: reader.id } },
    populate: { comment: { select: ['documentId'] } },
    orderBy: { id: 'asc' },
  });
  const places = await placesOf(strapi, { userId: reader.id, now });
  const { id: _number, documentId, sessionId: _this, ...account } = reader;
  return {
    madeAt: now,
    account: { id: documentId, ...account },
    sessions: places.map(({ device, since, lastSeen }) => ({ device, since, lastSeen })),
    codesSent: (await codesOf(strapi, reader)).map(({ purpose, email, expiresAt }) => ({
      purpose,
      email,
      expiresAt,
    })),
    comments: z.array(heldComment).parse(comments),
    reports: z.array(heldReport).parse(reports),
  };
}
