/** Files of the media library that readers see. */
import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import type { Refusal, Use } from './refusal';

/** A file, as far as it is needed to find it on pages. */
export interface LibraryFile {
  readonly id: number;
  readonly name: string;
  /** Stands in the address of the file and of each of its sizes, and in no other's. */
  readonly hash: string;
}

/** A way in which a file is shown. */
interface Shown {
  readonly uid: UID.ContentType;
  readonly type: string;
  /** The attribute that an editor knows a document by. */
  readonly title: string;
  readonly where: (file: LibraryFile) => Record<string, unknown>;
}

const published = { publishedAt: { $notNull: true } };
const inText = (field: string) => (file: LibraryFile) => ({ [field]: { $contains: file.hash } });
const inFigure = (field: string) => (file: LibraryFile) => ({
  [field]: { image: { id: file.id } },
});
const inMedia = (field: string) => (file: LibraryFile) => ({ [field]: { id: file.id } });

const article = { uid: 'api::article.article', type: 'article', title: 'title' } as const;
const page = { uid: 'api::page.page', type: 'page', title: 'title' } as const;
const author = { uid: 'api::author.author', type: 'author', title: 'name' } as const;
const column = { uid: 'api::column.column', type: 'column', title: 'title' } as const;
const settings = {
  uid: 'api::site-settings.site-settings',
  type: 'magazine',
  title: 'title',
} as const;

/** Everywhere readers may see a file. */
const everywhere: readonly Shown[] = [
  { ...article, where: (file) => ({ ...published, ...inFigure('leadImage')(file) }) },
  { ...article, where: (file) => ({ ...published, ...inText('body')(file) }) },
  { ...page, where: (file) => ({ ...published, ...inText('body')(file) }) },
  { ...author, where: inFigure('portrait') },
  { ...author, where: inText('bio') },
  { ...column, where: inMedia('image') },
  { ...settings, where: inMedia('logo') },
];

/** What speaks against deleting a file; `null` if readers see it nowhere. */
export async function refusalToDeleteFile(
  strapi: Core.Strapi,
  file: LibraryFile,
): Promise<Refusal | null> {
  const uses = new Map<string, Use>();
  for (const { uid, type, title, where } of everywhere) {
    const rows: unknown = await strapi.db
      .query(uid)
      .findMany({ where: where(file), select: ['documentId', title], orderBy: { id: 'asc' } });
    for (const row of z.array(z.record(z.string(), z.unknown())).parse(rows)) {
      const words = row[title];
      const use = { type, title: typeof words === 'string' ? words : '', isDraft: false };
      uses.set(`${uid} ${String(row['documentId'])}`, use);
    }
  }
  if (uses.size === 0) return null;
  return {
    type: 'file',
    name: file.name,
    uses: [...uses.values()],
    doing: ['shows it', 'show it'],
    remedy: 'Take it out there first.',
  };
}
