import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** What a schedule does to an article. */
export type ScheduledAction = 'publish' | 'unpublish';

/** An article whose time has come. */
export interface DueArticle {
  readonly documentId: string;
  readonly title: string;
  readonly action: ScheduledAction;
}

/** The attribute that holds each action's time. */
const timeAttribute = { publish: 'publishAt', unpublish: 'unpublishAt' } as const;

const rows = z.array(z.object({ documentId: z.string(), title: z.string().nullish() }));

/**
 * Articles whose time has come, whenever that was: a time that passed while the CMS was down is as
 * due as one of this second. The draft's times count: an editor who saves another time has moved it.
 */
export async function dueArticles(strapi: Core.Strapi, now: Date): Promise<DueArticle[]> {
  const due: DueArticle[] = [];
  for (const action of ['publish', 'unpublish'] as const) {
    const found: unknown = await strapi.db.query('api::article.article').findMany({
      where: {
        publishedAt: { $null: true },
        [timeAttribute[action]]: { $notNull: true, $lte: now },
      },
      select: ['documentId', 'title'],
      orderBy: [{ [timeAttribute[action]]: 'asc' }, { id: 'asc' }],
    });
    for (const { documentId, title } of rows.parse(found)) {
      due.push({ documentId, title: title ?? '', action });
    }
  }
  return due;
}

/**
 * Takes an action on for this process: empties its time. `false` if it is no longer due, because
 * another instance did it or an editor moved it. Call it in the transaction that acts: whoever
 * comes second waits for the first and then finds nothing, and a refusal gives the time back.
 */
export async function claim(
  strapi: Core.Strapi,
  { documentId, action, now }: { documentId: string; action: ScheduledAction; now: Date },
): Promise<boolean> {
  const attribute = timeAttribute[action];
  const draft = { documentId, publishedAt: { $null: true }, [attribute]: { $lte: now } };
  const { count } = await strapi.db
    .query('api::article.article')
    .updateMany({ where: draft, data: { [attribute]: null } });
  return count > 0;
}
