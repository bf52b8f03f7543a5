/** Adds a batch of views to the days they belong to: all of it, once, in one short transaction. */
import type { Core } from '@strapi/strapi';
import type { ViewsBatch } from '@standfirst/shared-types';
import { z } from 'zod';
import { timeZoneOf } from '../time-zone';
import { dayIn } from './day';
import { batchUid, viewsTables, type Connection, type ViewsTables } from './tables';

/** An article's count, and the one counter that it has on that day. */
interface DayCount {
  readonly article: string;
  readonly counter: string;
  readonly count: number;
}

/**
 * Counts a batch, unless it was counted before; what is not published is left out.
 * @throws where the database refuses; then nothing of the batch was counted, and it may come again.
 */
export async function countBatch(strapi: Core.Strapi, batch: ViewsBatch): Promise<void> {
  const countedAt = new Date(batch.countedAtMs);
  const day = dayIn(await timeZoneOf(strapi), countedAt);
  await strapi.db.transaction(async ({ trx }: { trx: Connection }) => {
    const batches = strapi.db.query(batchUid);
    const known: unknown = await batches.findOne({ where: { batch: batch.batch } });
    if (known !== null) return;
    // Of two CMSs that get it at once, the database refuses one, which then answers at the next try.
    await batches.create({ data: { batch: batch.batch, countedAt } });
    const tables = viewsTables(strapi);
    const rows = await publishedRows(trx, tables, batch.counts);
    const counts = totals(batch.counts)
      .filter(({ article }) => rows.has(article))
      .map(({ article, count }) => ({ article, count, counter: `${article} ${day}` }));
    if (counts.length === 0) return;
    await addToDay(trx, tables, { day, counts });
    await linkNew(trx, tables, { counts, rows });
  });
}

/** One count an article. */
function totals(counts: ViewsBatch['counts']): ViewsBatch['counts'] {
  const sums = new Map<string, number>();
  for (const { article, count } of counts) sums.set(article, (sums.get(article) ?? 0) + count);
  return [...sums].map(([article, count]) => ({ article, count }));
}

const articleRows = z.array(
  z.object({ id: z.number(), document_id: z.string(), published_at: z.unknown() }),
);

/** The rows of the articles that are published, draft and all, by document. */
async function publishedRows(
  trx: Connection,
  { articles }: ViewsTables,
  counts: ViewsBatch['counts'],
): Promise<Map<string, number[]>> {
  const found: unknown = await trx(articles)
    .select('id', 'document_id', 'published_at')
    .whereIn(
      'document_id',
      counts.map(({ article }) => article),
    );
  const rows = articleRows.parse(found);
  const published = new Set(
    rows.filter((row) => row.published_at !== null).map((row) => row.document_id),
  );
  const ids = new Map<string, number[]>();
  for (const { id, document_id: document } of rows)
    if (published.has(document)) ids.set(document, [...(ids.get(document) ?? []), id]);
  return ids;
}

async function addToDay(
  trx: Connection,
  { views }: ViewsTables,
  { day, counts }: { day: string; counts: readonly DayCount[] },
): Promise<void> {
  await trx(views)
    .insert(
      counts.map(({ counter, count }) => ({
        document_id: crypto.randomUUID().replaceAll('-', '').slice(0, 24),
        counter,
        day,
        count,
      })),
    )
    .onConflict('counter')
    .merge({ count: trx.raw('?? + ??', [`${views}.count`, 'excluded.count']) });
}

const viewsRows = z.array(z.object({ id: z.number(), counter: z.string() }));
const linkRows = z.array(z.object({ views: z.number() }));

/** A day's first count leads to its article, as Strapi's own relations do. */
async function linkNew(
  trx: Connection,
  { views, links }: ViewsTables,
  { counts, rows }: { counts: readonly DayCount[]; rows: ReadonlyMap<string, number[]> },
): Promise<void> {
  const articleOf = new Map(counts.map(({ counter, article }) => [counter, article]));
  const counted: unknown = await trx(views)
    .select('id', 'counter')
    .whereIn('counter', [...articleOf.keys()]);
  const days = viewsRows.parse(counted);
  const found: unknown = await trx(links.table)
    .select({ views: links.views })
    .whereIn(
      links.views,
      days.map(({ id }) => id),
    );
  const linked = new Set(linkRows.parse(found).map((row) => row.views));
  const missing = days
    .filter(({ id }) => !linked.has(id))
    .flatMap(({ id, counter }) =>
      (rows.get(articleOf.get(counter) ?? '') ?? []).map((article) => ({
        [links.views]: id,
        [links.article]: article,
      })),
    );
  if (missing.length > 0) await trx(links.table).insert(missing);
}
