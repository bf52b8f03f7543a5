/** The moderation queue: each comment that waits, with what is needed to decide. */
import type { Core } from '@strapi/strapi';
import { addressOf, type QueueAnswer, type QueueItem } from '@standfirst/shared-types';
import { z } from 'zod';
import { publishedArticles, type PublishedArticle } from '../comments/article';
import { commentRelations, commentUid, reportUid, storedComment } from '../comments/stored';
import { readerOf, storedReader, userUid } from '../readers/reader';
import { queueCounts, rowsOf, waitingComments } from './waiting';

/** What to show of the queue. */
export interface QueueAsk {
  /** How many comments at most. */
  readonly limit: number;
  readonly siteUrl: string;
  readonly now: Date;
}

type Comment = z.infer<typeof storedComment>;
type Writer = NonNullable<QueueItem['writer']>;

/** Held and reported comments, those that have waited longest first, and how many there are in all. */
export async function queue(strapi: Core.Strapi, ask: QueueAsk): Promise<QueueAnswer> {
  const ids = await waitingComments(strapi, ask.limit);
  const comments = await commentsOf(strapi, ids);
  const [articles, parents, writers, reports] = await Promise.all([
    publishedArticles(
      strapi,
      comments.flatMap(({ article }) => article ?? []),
    ),
    parentsOf(strapi, comments),
    writersOf(strapi, comments, ask.now),
    reportsOn(strapi, ids),
  ]);
  const items = comments.map((comment): QueueItem => ({
    id: comment.documentId,
    state: comment.state,
    body: comment.body,
    submittedAt: comment.submittedAt.toISOString(),
    editedAt: comment.editedAt?.toISOString() ?? null,
    earlier: comment.earlier,
    heldBy: comment.heldBy,
    article: articleIn(articles, { id: comment.article, siteUrl: ask.siteUrl }),
    parent: comment.parent === null ? null : (parents.get(comment.parent) ?? null),
    writer: comment.reader === null ? null : (writers.get(comment.reader.id) ?? null),
    reports: reports.get(comment.id) ?? [],
  }));
  return { items, counts: await queueCounts(strapi) };
}

async function commentsOf(strapi: Core.Strapi, ids: readonly number[]): Promise<Comment[]> {
  const rows: unknown = await strapi.db
    .query(commentUid)
    .findMany({ where: { id: { $in: ids } }, populate: commentRelations });
  const byId = new Map(
    z
      .array(storedComment)
      .parse(rows)
      .map((row) => [row.id, row]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function articleIn(
  articles: ReadonlyMap<string, PublishedArticle>,
  { id, siteUrl }: { id: string | null; siteUrl: string },
): QueueItem['article'] {
  const article = id === null ? undefined : articles.get(id);
  if (article === undefined) return null;
  return { title: article.title, url: siteUrl + addressOf('article', article.slug) };
}

const parentRows = z.array(
  z.object({
    documentId: z.string(),
    body: z.string().nullish(),
    reader: z.object({ username: z.string() }).nullish(),
  }),
);

async function parentsOf(
  strapi: Core.Strapi,
  comments: readonly Comment[],
): Promise<Map<string, NonNullable<QueueItem['parent']>>> {
  const ids = comments.flatMap(({ parent }) => parent ?? []);
  if (ids.length === 0) return new Map();
  const rows: unknown = await strapi.db.query(commentUid).findMany({
    select: ['documentId', 'body'],
    where: { documentId: { $in: ids } },
    populate: { reader: { select: ['username'] } },
  });
  return new Map(
    parentRows
      .parse(rows)
      .map(({ documentId, body, reader }) => [
        documentId,
        { name: reader?.username ?? 'A former reader', body: body ?? '' },
      ]),
  );
}

const records = z.array(
  z.object({ reader: z.coerce.number(), state: z.string(), count: z.coerce.number() }),
);

async function writersOf(
  strapi: Core.Strapi,
  comments: readonly Comment[],
  now: Date,
): Promise<Map<number, Writer>> {
  const ids = [...new Set(comments.flatMap(({ reader }) => reader?.id ?? []))];
  if (ids.length === 0) return new Map();
  const rows: unknown = await strapi.db.query(userUid).findMany({ where: { id: { $in: ids } } });
  const record = records.parse(
    await rowsOf(
      strapi,
      'SELECT l.user_id AS reader, c.state AS state, count(*) AS count FROM comments_reader_lnk l ' +
        `JOIN comments c ON c.id = l.comment_id WHERE l.user_id IN (${ids.map(() => '?').join(', ')}) ` +
        'GROUP BY l.user_id, c.state',
      ids,
    ),
  );
  const countOf = (reader: number, ...states: string[]) =>
    record
      .filter((row) => row.reader === reader && states.includes(row.state))
      .reduce((sum, { count }) => sum + count, 0);
  return new Map(
    z
      .array(storedReader)
      .parse(rows)
      .map((row) => [
        row.id,
        {
          ...inQueue(readerOf(row, now)),
          approved: countOf(row.id, 'approved'),
          rejected: countOf(row.id, 'rejected', 'spam'),
        },
      ]),
  );
}

function inQueue({
  documentId,
  name,
  since,
  suspension,
}: ReturnType<typeof readerOf>): Omit<Writer, 'approved' | 'rejected'> {
  return {
    id: documentId,
    name,
    since: since.toISOString(),
    suspended:
      suspension === null
        ? null
        : { until: suspension.until?.toISOString() ?? null, reason: suspension.reason },
  };
}

const reportRows = z.array(
  z.object({
    documentId: z.string(),
    reason: z.string().nullish(),
    createdAt: z.coerce.date(),
    comment: z.object({ id: z.number() }).nullish(),
  }),
);

async function reportsOn(
  strapi: Core.Strapi,
  ids: readonly number[],
): Promise<Map<number, QueueItem['reports']>> {
  const found = new Map<number, QueueItem['reports']>();
  if (ids.length === 0) return found;
  const rows: unknown = await strapi.db.query(reportUid).findMany({
    where: { state: 'open', comment: { id: { $in: ids } } },
    populate: { comment: { select: ['id'] } },
    orderBy: { id: 'asc' },
  });
  for (const { documentId, reason, createdAt, comment } of reportRows.parse(rows)) {
    if (comment == null) continue;
    const report = { id: documentId, reason: reason ?? '', at: createdAt.toISOString() };
    found.set(comment.id, [...(found.get(comment.id) ?? []), report]);
  }
  return found;
}
