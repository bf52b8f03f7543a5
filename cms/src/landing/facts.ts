import type { Core } from '@strapi/strapi';
import type { LandedType } from '@standfirst/shared-types';
import { z } from 'zod';
import { refusalOf, stands, type Refusal } from '../schedule/refusals';
import { timeZoneOf } from '../time-zone';
import type { LandingFacts } from './notice';

/** What the database tells of a document's standing. */
export type StoredFacts = Pick<
  LandingFacts,
  'status' | 'head' | 'publishAt' | 'unpublishAt' | 'refusal' | 'timeZone'
>;

/** The content type behind each type that lands. */
export const landedUids = {
  article: 'api::article.article',
  page: 'api::page.page',
} as const satisfies Record<LandedType, string>;

const moment = z.coerce.date().nullish();
const row = z.looseObject({
  publishedAt: moment,
  updatedAt: moment,
  publishAt: moment,
  unpublishAt: moment,
});

/** One of a document's rows: its draft or its published state. */
export type StoredRow = z.infer<typeof row>;

/** A document's rows, the draft first. */
export async function rowsOf(
  strapi: Core.Strapi,
  { type, documentId }: { type: LandedType; documentId: string },
): Promise<StoredRow[]> {
  const found: unknown = await strapi.db.query(landedUids[type]).findMany({
    where: { documentId },
  });
  return z
    .array(row)
    .parse(found)
    .sort((a, b) => Number(a.publishedAt != null) - Number(b.publishedAt != null));
}

/** The facts about a document that the CMS itself knows. */
export async function storedFacts(
  strapi: Core.Strapi,
  { type, documentId, rows }: { type: LandedType; documentId: string; rows: readonly StoredRow[] },
): Promise<StoredFacts> {
  const draft = rows.find((each) => each.publishedAt == null);
  return {
    status: statusOf(rows),
    head: await headOf(strapi, { type, documentId }),
    publishAt: draft?.publishAt ?? null,
    unpublishAt: draft?.unpublishAt ?? null,
    refusal: await standingRefusal(strapi, documentId, draft),
    timeZone: await timeZoneOf(strapi),
  };
}

async function standingRefusal(
  strapi: Core.Strapi,
  documentId: string,
  draft: StoredRow | undefined,
): Promise<Refusal | null> {
  if (draft?.updatedAt == null) return null;
  const refusal = await refusalOf(strapi, documentId);
  const { publishAt = null, updatedAt: savedAt } = draft;
  return refusal !== null && stands(refusal, { publishAt, savedAt }) ? refusal : null;
}

/** As Strapi's own panel decides it: a draft saved after the published row has changes of its own. */
function statusOf(rows: readonly StoredRow[]): LandingFacts['status'] {
  const draft = rows.find((each) => each.publishedAt == null);
  const published = rows.find((each) => each.publishedAt != null);
  if (published === undefined) return 'draft';
  const isLater = (draft?.updatedAt?.getTime() ?? 0) > (published.updatedAt?.getTime() ?? 0);
  return isLater ? 'modified' : 'published';
}

async function headOf(
  strapi: Core.Strapi,
  { type, documentId }: { type: LandedType; documentId: string },
): Promise<number | null> {
  const row: unknown = await strapi.db
    .connection('changes')
    .where({ type, target: documentId })
    .max({ head: 'id' })
    .first();
  const { head } = z.object({ head: z.coerce.number().nullable() }).parse(row ?? { head: null });
  return head;
}
