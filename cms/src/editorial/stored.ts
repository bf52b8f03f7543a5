import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Reference } from './relations';

const text = z.string().nullish();
const instant = z.union([z.string(), z.date()]).nullish();
const document = z.object({ id: z.number(), documentId: z.string() });

const storedFigure = z.object({
  image: document.extend({ name: text }).nullish(),
  alt: text,
  decorative: z.boolean().nullish(),
});

const storedArticle = z.object({
  id: z.number(),
  documentId: z.string(),
  title: text,
  slug: text,
  standfirst: text,
  teaser: text,
  body: text,
  publishAt: instant,
  unpublishAt: instant,
  firstPublishedAt: instant,
  publishedSlug: text,
  section: document.nullish(),
  leadImage: storedFigure.nullish(),
  related: z.array(document).default([]),
  bylines: z
    .array(
      z.object({
        id: z.number(),
        roleAtPublication: text,
        author: document.extend({ name: text, role: text }).nullish(),
      }),
    )
    .default([]),
});

const storedPage = z.object({
  id: z.number(),
  documentId: z.string(),
  title: text,
  slug: text,
  body: text,
  publishedSlug: text,
});

/** A figure as the database has it. */
export type StoredFigure = z.infer<typeof storedFigure>;
/** The part of an article's row that editorial rules look at. */
export type StoredArticle = z.infer<typeof storedArticle>;
/** The part of a standing page's row that editorial rules look at. */
export type StoredPage = z.infer<typeof storedPage>;
/** Which of a document's two rows is meant. */
export type Version = 'draft' | 'published';

/** The draft or the published row of an article, `null` where there is none. */
export async function readArticle(
  strapi: Core.Strapi,
  documentId: string,
  version: Version,
): Promise<StoredArticle | null> {
  const row: unknown = await strapi.db.query('api::article.article').findOne({
    where: { documentId, publishedAt: { [version === 'draft' ? '$null' : '$notNull']: true } },
    populate: {
      section: true,
      leadImage: { populate: { image: true } },
      related: { select: ['id', 'documentId'] },
      bylines: { populate: { author: true } },
    },
  });
  return row === null ? null : storedArticle.parse(row);
}

/** The draft or the published row of a standing page, `null` where there is none. */
export async function readPage(
  strapi: Core.Strapi,
  documentId: string,
  version: Version,
): Promise<StoredPage | null> {
  const row: unknown = await strapi.db.query('api::page.page').findOne({
    where: { documentId, publishedAt: { [version === 'draft' ? '$null' : '$notNull']: true } },
  });
  return row === null ? null : storedPage.parse(row);
}

/** The slug a document without drafts has now, `null` where there is no such document. */
export async function readSlug(
  strapi: Core.Strapi,
  uid: 'api::section.section' | 'api::column.column' | 'api::author.author',
  documentId: string,
): Promise<string | null> {
  const row: unknown = await strapi.db
    .query(uid)
    .findOne({ where: { documentId }, select: ['slug'] });
  const parsed = z.object({ slug: text }).safeParse(row);
  return parsed.success ? (parsed.data.slug ?? null) : null;
}

/** An author's portrait as stored, `null` where there is none. */
export async function readPortrait(
  strapi: Core.Strapi,
  documentId: string,
): Promise<StoredFigure | null> {
  const row: unknown = await strapi.db
    .query('api::author.author')
    .findOne({ where: { documentId }, populate: { portrait: { populate: { image: true } } } });
  const parsed = z.object({ portrait: storedFigure.nullish() }).safeParse(row);
  return parsed.success ? (parsed.data.portrait ?? null) : null;
}

/** Names of files in the media library, by the addresses they were asked for. */
export type MediaNames = ReadonlyMap<string, string>;

const namedFile = z.object({ name: z.string(), url: z.string() });

/** The names of the files at these addresses, relative or absolute; of others there is none. */
export async function readMediaNames(
  strapi: Core.Strapi,
  addresses: readonly string[],
): Promise<MediaNames> {
  if (addresses.length === 0) return new Map();
  const urlsByAddress = new Map(addresses.map((address) => [address, [address, pathIn(address)]]));
  const rows: unknown = await strapi.db.query('plugin::upload.file').findMany({
    where: { url: { $in: [...urlsByAddress.values()].flat() } },
    select: ['name', 'url'],
  });
  const names = new Map(
    z
      .array(namedFile)
      .parse(rows)
      .map(({ url, name }) => [url, name]),
  );
  return new Map(
    [...urlsByAddress].flatMap(([address, urls]) =>
      urls.flatMap((url) => names.get(url) ?? []).map((name) => [address, name] as const),
    ),
  );
}

/** The name of one file in the media library, `null` where there is no such file. */
export async function readMediaName(strapi: Core.Strapi, where: Reference): Promise<string | null> {
  const row: unknown = await strapi.db
    .query('plugin::upload.file')
    .findOne({ where: { ...where }, select: ['name', 'url'] });
  return row === null ? null : namedFile.parse(row).name;
}

/** The panel writes a picture's address with the CMS's own origin; the library keeps only the path. */
function pathIn(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}

/** The documentIds on the front page now, each once. */
export async function readLead(
  strapi: Core.Strapi,
  documentId: string,
): Promise<readonly string[]> {
  const row: unknown = await strapi.db
    .query('api::front-page.front-page')
    .findOne({ where: { documentId }, populate: { lead: { select: ['id', 'documentId'] } } });
  const parsed = z.object({ lead: z.array(document) }).safeParse(row);
  return parsed.success ? [...new Set(parsed.data.lead.map((target) => target.documentId))] : [];
}
