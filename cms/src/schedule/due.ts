import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isPostgres, type Transaction } from '../change-log/order';

/** What a schedule does to an article. */
export type ScheduledAction = 'publish' | 'unpublish';

/** An article whose time has come. */
export interface DueArticle {
  readonly documentId: string;
  readonly title: string;
  readonly action: ScheduledAction;
  /** The time that has come. */
  readonly dueAt: Date;
  /** When the draft was last saved; another draft is another try. */
  readonly draftSavedAt: Date;
}

/** The attribute that holds each action's time. */
const timeAttribute = { publish: 'publishAt', unpublish: 'unpublishAt' } as const;

const article = 'api::article.article';
const rows = z.array(
  z.object({
    documentId: z.string(),
    title: z.string().nullish(),
    publishAt: z.coerce.date().nullish(),
    unpublishAt: z.coerce.date().nullish(),
    updatedAt: z.coerce.date(),
  }),
);

/**
 * Articles whose time has come, whenever that was, the oldest time first: a time that passed while
 * the CMS was down is as due as one of this second. The draft's times count: an editor who saves
 * another time has moved it.
 */
export async function dueArticles(strapi: Core.Strapi, now: Date): Promise<DueArticle[]> {
  const due: DueArticle[] = [];
  for (const action of ['publish', 'unpublish'] as const) {
    const attribute = timeAttribute[action];
    const found: unknown = await strapi.db.query(article).findMany({
      where: { publishedAt: { $null: true }, [attribute]: { $notNull: true, $lte: now } },
      select: ['documentId', 'title', 'publishAt', 'unpublishAt', 'updatedAt'],
      orderBy: { id: 'asc' },
    });
    for (const { documentId, title, updatedAt, ...times } of rows.parse(found)) {
      const dueAt = times[attribute] ?? now;
      due.push({ documentId, title: title ?? '', action, dueAt, draftSavedAt: updatedAt });
    }
  }
  return due.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** What to take on, when, in which transaction. */
export interface Claim {
  readonly documentId: string;
  readonly action: ScheduledAction;
  readonly now: Date;
  readonly trx: Transaction;
}

/**
 * Takes an action on for this process: empties its time. `false` if it is no longer due, because
 * another instance did it or is about to, or an editor moved it. Call it in the transaction that
 * acts: a process that dies on the way, and a refusal, give the time back.
 */
export async function claim(
  strapi: Core.Strapi,
  { documentId, action, now, trx }: Claim,
): Promise<boolean> {
  if (isPostgres(strapi) && !(await lockedDraft(strapi, { documentId, trx }))) return false;
  return (await emptyTime(strapi, { documentId, action, now })) > 0;
}

/** Empties a time that has come, and tells how many drafts had it. */
export async function emptyTime(
  strapi: Core.Strapi,
  { documentId, action, now }: Omit<Claim, 'trx'>,
): Promise<number> {
  const attribute = timeAttribute[action];
  const draft = { documentId, publishedAt: { $null: true }, [attribute]: { $lte: now } };
  const { count } = await strapi.db
    .query(article)
    .updateMany({ where: draft, data: { [attribute]: null } });
  return count;
}

/**
 * Locks a draft unless somebody else has: instances share what is due instead of queueing up for
 * each article. SQLite has one writer at a time and needs no such thing.
 */
async function lockedDraft(
  strapi: Core.Strapi,
  { documentId, trx }: Pick<Claim, 'documentId' | 'trx'>,
): Promise<boolean> {
  const table = strapi.db.metadata.get(article).tableName;
  const { rows: locked } = await trx.raw<{ rows: unknown[] }>(
    'SELECT id FROM ?? WHERE document_id = ? AND published_at IS NULL FOR UPDATE SKIP LOCKED',
    [table, documentId],
  );
  return locked.length > 0;
}
