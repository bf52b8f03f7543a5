/** Who decided what, and why: kept in the database, read in the panel, exported. */
import type { Core } from '@strapi/strapi';
import { loggedDecision, type LoggedDecision } from '@standfirst/shared-types';
import { z } from 'zod';

/** Strapi's type of decisions. */
export const decisionUid = 'api::moderation-decision.moderation-decision';

/** A user of the panel who decides. */
export interface Moderator {
  readonly id: number;
  /** As the log calls them. */
  readonly name: string;
}

/** A line of the log, as it is written. */
export interface NewDecision {
  readonly at: Date;
  readonly by: Moderator;
  readonly action: LoggedDecision['action'];
  readonly reason: string | null;
  /** The comment's id; `null` for what concerns a reader only. */
  readonly comment: string | null;
  readonly body: string | null;
  readonly reader: { readonly id: string; readonly name: string } | null;
  /** What was decided at once and can be undone at once; `null` for what can't. */
  readonly batch: string | null;
  /** How it was before, for an undo. */
  readonly before: unknown;
}

/** Writes a line. Call it in the transaction of what it tells of. */
export async function keepDecision(strapi: Core.Strapi, decision: NewDecision): Promise<void> {
  const { by, reader, ...rest } = decision;
  await strapi.db.query(decisionUid).create({
    data: {
      ...rest,
      by: by.name,
      byId: by.id,
      reader: reader?.name ?? null,
      readerId: reader?.id ?? null,
    },
  });
}

const pageSize = 50;

const row = z
  .object({ ...loggedDecision.shape, at: z.coerce.date(), id: z.number() })
  .transform(({ at, id: _id, ...rest }): LoggedDecision => ({ ...rest, at: at.toISOString() }));

/** One page of the log, the newest lines first. A page that is not there is empty. */
export async function logPage(
  strapi: Core.Strapi,
  page: number,
): Promise<{ entries: LoggedDecision[]; pages: number }> {
  const rows: unknown = await strapi.db.query(decisionUid).findMany({
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const count = await strapi.db.query(decisionUid).count();
  const pages = Math.max(1, Math.ceil(count / pageSize));
  return { entries: z.array(row).parse(rows), pages };
}

const csvBatch = 500;
const columns = ['at', 'by', 'action', 'reason', 'comment', 'body', 'reader'] as const;

/** The whole log as CSV (RFC 4180), the oldest line first, in pieces. */
export async function* logCsv(strapi: Core.Strapi): AsyncGenerator<string> {
  yield `${columns.join(',')}\r\n`;
  for (let after = 0; ;) {
    const rows: unknown = await strapi.db.query(decisionUid).findMany({
      where: { id: { $gt: after } },
      orderBy: { id: 'asc' },
      limit: csvBatch,
    });
    const found = z.array(z.looseObject({ id: z.number() })).parse(rows);
    const last = found.at(-1);
    if (last === undefined) return;
    const lines = z.array(row).parse(found);
    yield lines.map((line) => `${columns.map((name) => cell(line[name])).join(',')}\r\n`).join('');
    after = last.id;
  }
}

/**
 * A spreadsheet takes what begins with one of these for a formula and runs it, quoted or not
 * (https://owasp.org/www-community/attacks/CSV_Injection): an apostrophe makes it text.
 */
export function cell(value: string | null): string {
  const text = value ?? '';
  const harmless = /^\s*[=+\-@\t\r|%＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
