/** Why articles were not published at their time: kept in the database, over every restart. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const uid = 'api::schedule-refusal.schedule-refusal';

/** After how long a refused article is tried again though nobody edited it, in milliseconds. */
const tryAgainAfterMs = 60_000;

const row = z.object({
  dueAt: z.coerce.date(),
  draftSavedAt: z.coerce.date(),
  triedAt: z.coerce.date(),
  reason: z.string(),
});

/** A publication that the editorial rules refused. */
export type Refusal = Readonly<z.infer<typeof row>>;

/** The draft that is to be published, and when. */
export interface Draft {
  readonly publishAt: Date | null;
  readonly savedAt: Date;
}

/** The last refusal of an article, or `null`. */
export async function refusalOf(strapi: Core.Strapi, documentId: string): Promise<Refusal | null> {
  const found: unknown = await strapi.db
    .query(uid)
    .findOne({ where: { target: documentId }, orderBy: { id: 'desc' } });
  return found === null ? null : row.parse(found);
}

/** Keeps a refusal in place of an article's earlier ones. */
export async function keepRefusal(
  strapi: Core.Strapi,
  documentId: string,
  refusal: Refusal,
): Promise<void> {
  await strapi.db.transaction(async () => {
    await forgetRefusal(strapi, documentId);
    await strapi.db.query(uid).create({ data: { target: documentId, ...refusal } });
  });
}

/** Forgets why an article was refused: it was published, or is gone. */
export async function forgetRefusal(strapi: Core.Strapi, documentId: string): Promise<void> {
  await strapi.db.query(uid).deleteMany({ where: { target: documentId } });
}

/**
 * Whether a refusal still says something about a draft. It does not once an editor has moved the
 * time. One whose time the schedule itself gave up stands until the draft is edited.
 */
export function stands(refusal: Refusal, { publishAt, savedAt }: Draft): boolean {
  return publishAt === null
    ? isSame(savedAt, refusal.draftSavedAt)
    : isSame(publishAt, refusal.dueAt);
}

/**
 * Whether a refused publication is due for another try: as soon as the article was edited, and
 * otherwise now and then, for what it lacked may have been mended elsewhere.
 */
export function isToBeTriedAgain(refusal: Refusal, draft: Draft, now: Date): boolean {
  if (!stands(refusal, draft) || !isSame(draft.savedAt, refusal.draftSavedAt)) return true;
  // The clock may have been set back in the meantime.
  return Math.abs(now.getTime() - refusal.triedAt.getTime()) >= tryAgainAfterMs;
}

function isSame(a: Date, b: Date): boolean {
  return a.getTime() === b.getTime();
}
