/**
 * Comments close once their article has reached the age that the settings give, and no edit marks
 * that moment. What counts as closed is one instant, kept in the database: everything that was
 * first published up to then. Each look moves it on, and in the same transaction writes into the
 * change log the articles that it passed. Every CMS reads the same instant, whatever its clock.
 */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { inLogOrder } from '../change-log/order';

const key = { type: 'core', name: 'standfirst', key: 'comments-closed' } as const;
const dayMs = 86_400_000;

/** Up to which first publication comments are closed: `upTo` is `null` where they never close by age. */
interface Closing {
  readonly days: number | null;
  readonly upTo: Date | null;
}

const stored = z.object({ days: z.number().nullable(), upTo: z.coerce.date().nullable() });
const firstPublished = z.coerce.date().nullish();
const settings = z.object({ commentsCloseAfterDays: z.number().nullish() }).nullable();

/**
 * Closes what has come of age by `now`, and opens again what a longer time in the settings frees.
 * It is done once, however many CMSs look; what was missed is done at the next look. Returns
 * whether the log has grown.
 */
export async function closeByAge(strapi: Core.Strapi, now: Date): Promise<boolean> {
  const next = await wantedClosing(strapi, now);
  if (next === null) return false;
  let hasGrown = false;
  await inLogOrder(strapi, async (trx) => {
    // Another CMS may have been first: what counts is what stands now that nobody else can write.
    const [before, after] = [await closing(strapi), await wantedClosing(strapi, now)];
    if (after === null) return;
    await strapi.store.set({ ...key, value: after });
    await trx.raw(...logPassed(strapi, [before.upTo, after.upTo]));
    hasGrown = true;
  });
  return hasGrown;
}

/** Rows of articles with their comments closed where these are old enough. */
export async function withClosing(
  strapi: Core.Strapi,
  rows: readonly Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  const { upTo } = await closing(strapi);
  return rows.map((row) => {
    const first = firstPublished.parse(row['firstPublishedAt']);
    const isClosed = upTo !== null && first != null && first <= upTo;
    return isClosed ? { ...row, commentsOpen: false } : row;
  });
}

async function closing(strapi: Core.Strapi): Promise<Closing> {
  const known = stored.safeParse(await strapi.store.get(key));
  return known.success ? known.data : { days: null, upTo: null };
}

/** What should stand, or `null` where it does, or where no article lies between the two. */
async function wantedClosing(strapi: Core.Strapi, now: Date): Promise<Closing | null> {
  const known = await closing(strapi);
  const row: unknown = await strapi.db
    .query('api::site-settings.site-settings')
    .findOne({ select: ['commentsCloseAfterDays'] });
  const days = settings.parse(row)?.commentsCloseAfterDays ?? null;
  if (days === null) return known.days === null ? null : { days, upTo: null };
  const upTo = new Date(now.getTime() - days * dayMs);
  if (known.days !== days) return { days, upTo };
  // A clock that is behind another one's opens nothing again.
  if (known.upTo !== null && upTo <= known.upTo) return null;
  return (await hasPassed(strapi, { from: known.upTo, to: upTo })) ? { days, upTo } : null;
}

async function hasPassed(
  strapi: Core.Strapi,
  { from, to }: { from: Date | null; to: Date },
): Promise<boolean> {
  const between = from === null ? { $lte: to } : { $gt: from, $lte: to };
  const where = {
    publishedAt: { $notNull: true },
    commentsOpen: true,
    firstPublishedAt: between,
  };
  const found: unknown = await strapi.db
    .query('api::article.article')
    .findOne({ where, select: ['id'] });
  return found !== null;
}

/** SQL, with its values, that logs every published article between two closings, either way. */
function logPassed(strapi: Core.Strapi, ends: readonly (Date | null)[]): [string, Date[]] {
  const table = strapi.db.metadata.get('api::article.article').tableName;
  const given = ends.flatMap((end) => end ?? []).sort((a, b) => a.getTime() - b.getTime());
  const [first, last = first] = given;
  const insert =
    `INSERT INTO changes (type, target, slug) SELECT 'article', document_id, slug FROM ${table} ` +
    'WHERE published_at IS NOT NULL AND comments_open = true';
  if (first === undefined || last === undefined) return [`${insert} AND 1 = 0`, []];
  // Where comments closed by age never or no longer, everything older is concerned.
  return given.length === 1
    ? [`${insert} AND first_published_at <= ?`, [last]]
    : [`${insert} AND first_published_at > ? AND first_published_at <= ?`, [first, last]];
}
