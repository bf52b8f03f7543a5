/**
 * What the site is told of views: one number for each article that was read enough lately. It is
 * worked out from the daily counts, and only what really changed is written, for each change makes
 * the site look at pages again.
 */
import type { Core } from '@strapi/strapi';
import { viewsScoreMin } from '@standfirst/shared-types';
import { z } from 'zod';
import { timeZoneOf } from '../time-zone';
import { dayBefore, dayIn } from './day';
import { scoreUid, viewsTables, type Connection } from './tables';

/** Days that count, today included. */
const windowDays = 7;
/** After so many days a view weighs half. */
const halfLifeDays = 2;
/** Scores written in one transaction: an editor's save waits for no more than that. */
const writtenAtOnce = 200;

/** A score with so many figures: what differs by less has not really changed. */
const figures = 2;

/** Brings the scores that the site knows up to date, and returns how many changed. */
export async function publishScores(strapi: Core.Strapi, now: Date): Promise<number> {
  const [wanted, known] = [await scoresAt(strapi, now), await knownScores(strapi)];
  const gone = [...known.keys()].filter((target) => !wanted.has(target));
  const changed = [...wanted].filter(([target, score]) => known.get(target) !== score);
  const { scores } = viewsTables(strapi);
  for (const targets of inParts(gone))
    await strapi.db.transaction(({ trx }: { trx: Connection }) =>
      trx(scores).whereIn('target', targets).delete(),
    );
  for (const part of inParts(changed))
    await strapi.db.transaction(({ trx }: { trx: Connection }) =>
      trx(scores)
        .insert(part.map(([target, score]) => ({ document_id: target, target, score })))
        .onConflict('target')
        .merge(['score']),
    );
  return gone.length + changed.length;
}

function inParts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / writtenAtOnce) }, (_part, n) =>
    all.slice(n * writtenAtOnce, (n + 1) * writtenAtOnce),
  );
}

const scoreRows = z.array(z.object({ target: z.string(), score: z.coerce.number() }));

/** The score of each published article that was read enough. The database adds up. */
async function scoresAt(strapi: Core.Strapi, now: Date): Promise<Map<string, number>> {
  const { db } = strapi;
  const { views, articles, links } = viewsTables(strapi);
  const today = dayIn(await timeZoneOf(strapi), now);
  const days = Array.from({ length: windowDays }, (_day, age) => dayBefore(today, age));
  const weights = days.map((_day, age) => `WHEN ? THEN ${2 ** (-age / halfLifeDays)}`).join(' ');
  // An article has two rows, one for its draft: a day's count is taken once all the same.
  const weighted = db
    .connection(`${views} as v`)
    .distinct('v.id', 'a.document_id as target')
    .select(db.connection.raw(`v.count * CASE v.day ${weights} ELSE 0 END AS weighted`, days))
    .join(`${links.table} as l`, `l.${links.views}`, 'v.id')
    .join(`${articles} as a`, 'a.id', `l.${links.article}`)
    .whereIn('v.day', days);
  const rows: unknown = await db
    .connection(weighted.as('w'))
    .select('w.target')
    .sum({ score: 'w.weighted' })
    .whereExists(
      db
        .connection(`${articles} as p`)
        .select(db.connection.raw('1'))
        .whereRaw('p.document_id = w.target AND p.published_at IS NOT NULL'),
    )
    .groupBy('w.target');
  const read = scoreRows.parse(rows).filter(({ score }) => score >= viewsScoreMin);
  return new Map(read.map(({ target, score }) => [target, Number(score.toPrecision(figures))]));
}

async function knownScores(strapi: Core.Strapi): Promise<Map<string, number>> {
  const rows: unknown = await strapi.db.query(scoreUid).findMany({ select: ['target', 'score'] });
  return new Map(scoreRows.parse(rows).map(({ target, score }) => [target, score]));
}
