/** What waits for a moderator: what is held, and what is on the page and has been reported. */
import type { Core } from '@strapi/strapi';
import type { QueueCounts } from '@standfirst/shared-types';
import { z } from 'zod';
import { commentUid } from '../comments/stored';

/** Open reports and the published comments they are about. */
const reported =
  'FROM comment_reports r JOIN comment_reports_comment_lnk l ON l.comment_report_id = r.id ' +
  "JOIN comments c ON c.id = l.comment_id WHERE r.state = 'open' AND c.state = 'approved'";

const counted = z.object({ count: z.coerce.number() });
const waitingIds = z.array(z.object({ id: z.coerce.number() }));

/** How much waits. */
export async function queueCounts(strapi: Core.Strapi): Promise<QueueCounts> {
  const held = await strapi.db.query(commentUid).count({ where: { state: 'pending' } });
  const [row] = await rowsOf(strapi, `SELECT count(DISTINCT c.id) AS count ${reported}`, []);
  return { held, reported: counted.parse(row).count };
}

/** The rows' numbers of at most `limit` comments that wait, those that have waited longest first. */
export async function waitingComments(strapi: Core.Strapi, limit: number): Promise<number[]> {
  const held = await rowsOf(
    strapi,
    "SELECT id, submitted_at AS since FROM comments WHERE state = 'pending' ORDER BY submitted_at, id LIMIT ?",
    [limit],
  );
  const objected = await rowsOf(
    strapi,
    `SELECT c.id AS id, min(r.created_at) AS since ${reported} GROUP BY c.id ORDER BY min(r.created_at), c.id LIMIT ?`,
    [limit],
  );
  const since = z.array(z.object({ id: z.coerce.number(), since: z.coerce.date().nullable() }));
  const all = since.parse([...held, ...objected]);
  const waiting = all.sort((a, b) => (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0));
  return waitingIds.parse(waiting.slice(0, limit)).map(({ id }) => id);
}

/** The rows that a question to the database gives, on SQLite and PostgreSQL alike. */
export async function rowsOf(
  strapi: Core.Strapi,
  sql: string,
  values: readonly unknown[],
): Promise<unknown[]> {
  const answer: unknown = await strapi.db.connection.raw(sql, [...values]);
  const rows = z.union([
    z.array(z.unknown()),
    z.object({ rows: z.array(z.unknown()) }).transform((result) => result.rows),
  ]);
  return rows.parse(answer);
}
