import type { Core } from '@strapi/strapi';
import { refreshBylineText, refreshBylineTextsBy } from './byline-text';
import { refuseIfAny } from './fault';
import { setFirstPublishedAt, withKeptRoles } from './first-publication';
import { inHouseStyle } from './house-style';
import { isBlank, isPayload, type Payload } from './payload';
import { faultsAtSave } from './rules/at-save';
import { freeSlug, slugFrom, slugSources } from './slug';
import { recordSlug } from './slug-history';
import { readArticle, readSlug } from './stored';
import type { EditorialWrite } from './write';

/** Attributes that only the system writes. What a client sends for them is left out. */
const systemAttributes = ['bylineText', 'publishedSlug', 'relatedOrder', 'firstPublishedAt'];

/**
 * What is to be saved in place of what was sent: mended, with a slug, without what only the
 * system writes.
 *
 * @throws {ValidationError} with every fault of the write.
 */
export async function dataToSave(strapi: Core.Strapi, write: EditorialWrite): Promise<Payload> {
  const { uid, documentId } = write;
  const { data, mends } = inHouseStyle(uid, withoutSystemAttributes(write.data));
  refuseIfAny(await faultsAtSave(strapi, { ...write, data }));
  for (const { field, before, after } of mends) {
    strapi.log.info(`House style: ${uid} ${field} “${before}” became “${after}”.`);
  }
  const withSlug = await dataWithSlug(strapi, { ...write, data });
  if (uid !== 'api::article.article' || documentId === null) return withSlug;
  return withKeptRoles(strapi, withSlug, await readArticle(strapi, documentId, 'draft'));
}

/** What has to follow once it is saved. `slugBefore` is `null` for a new document. */
export async function afterSaving(
  strapi: Core.Strapi,
  saved: {
    readonly uid: EditorialWrite['uid'];
    readonly documentId: string;
    readonly slugBefore: string | null;
  },
): Promise<void> {
  const { uid, documentId, slugBefore } = saved;
  if (uid === 'api::article.article') return refreshBylineText(strapi, documentId);
  if (!isLiveAddressed(uid)) return;
  const slug = await readSlug(strapi, uid, documentId);
  if (slug !== null && slug !== slugBefore) {
    await recordSlug(strapi, { type: liveAddressed[uid], from: slugBefore, to: slug });
  }
  if (uid === 'api::author.author') await refreshBylineTextsBy(strapi, documentId);
}

/** The slug a document without drafts has before it is saved. */
export async function slugBeforeSaving(
  strapi: Core.Strapi,
  { uid, documentId }: EditorialWrite,
): Promise<string | null> {
  return documentId !== null && isLiveAddressed(uid) ? readSlug(strapi, uid, documentId) : null;
}

/**
 * Lets code (an importer, the demonstration loader) say when an article first appeared, until it
 * is published. Over HTTP nobody may.
 */
export async function keepImportedDate(
  strapi: Core.Strapi,
  { documentId, data }: { readonly documentId: string; readonly data: Payload },
): Promise<void> {
  const sent = data['firstPublishedAt'];
  if (isBlank(sent) || strapi.requestContext.get() !== undefined) return;
  const at = sent instanceof Date ? sent : new Date(String(sent));
  const draft = await readArticle(strapi, documentId, 'draft');
  const published = await readArticle(strapi, documentId, 'published');
  if (draft === null || published !== null || draft.publishedSlug || Number.isNaN(at.getTime()))
    return;
  await setFirstPublishedAt(strapi, draft.id, at);
}

/** Types without drafts that have pages: what is saved is live. */
const liveAddressed = {
  'api::author.author': 'author',
  'api::column.column': 'column',
  'api::section.section': 'section',
} as const;

function isLiveAddressed(uid: string): uid is keyof typeof liveAddressed {
  return uid in liveAddressed;
}

function withoutSystemAttributes(data: Payload): Payload {
  const own = without(data, systemAttributes);
  const bylines = own['bylines'];
  // The name is read from the author after saving.
  return Array.isArray(bylines)
    ? {
        ...own,
        bylines: bylines.map((item: unknown) => (isPayload(item) ? without(item, ['name']) : item)),
      }
    : own;
}

function without(data: Payload, keys: readonly string[]): Payload {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));
}

async function dataWithSlug(strapi: Core.Strapi, write: EditorialWrite): Promise<Payload> {
  const { uid, action, documentId, data } = write;
  const source = slugSources[uid];
  if (source === undefined || !isBlank(data['slug'])) return data;
  if (action === 'update' && !('slug' in data)) return data;
  const title = data[source] ?? (await storedTitle(strapi, write, source));
  const base = slugFrom(typeof title === 'string' ? title : '');
  const slug = await freeSlug(strapi, { uid, base, except: documentId });
  return { ...data, slug };
}

async function storedTitle(
  strapi: Core.Strapi,
  { uid, documentId }: EditorialWrite,
  source: 'title' | 'name',
): Promise<unknown> {
  const row: unknown = await strapi.db
    .query(uid)
    .findOne({ where: { documentId }, select: [source] });
  return isPayload(row) ? row[source] : undefined;
}
