/** Fills a real Strapi with the generated magazine, by the calls that the panel makes. */
import type { ArticleDocument, PublishedDocument } from '@standfirst/shared-types';
import { signIn, type PanelApi } from '../e2e/panel-api.ts';
import { administrator } from '../e2e/standfirst.ts';
import { progress } from './report.ts';

/** Articles after which a new session begins: one ends by itself after half an hour, and only five begin in five minutes. */
const articlesASession = 2000;
/** Articles that are written at once. */
const atOnce = 4;

/** Writes and publishes every section, author, column and article of a corpus. */
export async function stockStrapi(
  cmsUrl: string,
  documents: Iterable<PublishedDocument>,
): Promise<void> {
  /** What Strapi calls the documents of the corpus. */
  const ids = new Map<string, string>();
  const articles: ArticleDocument[] = [];
  let panel = await signIn(cmsUrl, administrator);
  for (const document of documents) {
    if (document.type === 'article') articles.push(document);
    else await createList(panel, document, ids);
  }
  for (let done = 0; done < articles.length; done += atOnce) {
    if (done > 0 && done % articlesASession === 0) {
      panel = await signIn(cmsUrl, administrator);
      progress(`${done} of ${articles.length} articles written into Strapi`);
    }
    const batch = articles.slice(done, done + atOnce);
    await Promise.all(batch.map((article) => createArticle(panel, article, ids)));
  }
}

async function createList(
  panel: PanelApi,
  document: PublishedDocument,
  ids: Map<string, string>,
): Promise<void> {
  const { type, id } = document;
  const create = async (data: Record<string, unknown>) => {
    ids.set(id, await panel.create(type, data));
  };
  if (type === 'section') {
    const { name, slug, position, colour } = document;
    await create({ name, slug, position: 100 + position, colour });
  } else if (type === 'author') {
    const { name, slug, role } = document;
    await create({ name, slug, role });
  } else if (type === 'column') {
    const { title, slug, authors } = document;
    await create({ title, slug, authors: connect(authors, ids) });
  }
}

async function createArticle(
  panel: PanelApi,
  article: ArticleDocument,
  ids: Map<string, string>,
): Promise<void> {
  const { id, title, slug, standfirst, body, kind, section, column, bylines, related } = article;
  const made = await panel.create('article', {
    title,
    slug,
    standfirst,
    body,
    kind,
    section: connect([section], ids),
    column: connect(column === null ? [] : [column], ids),
    bylines: bylines.map(({ author }) => ({ author: connect([author], ids) })),
    // Only those that are there already.
    related: connect(related, ids),
  });
  await panel.publish('article', made);
  ids.set(id, made);
}

function connect(
  targets: readonly string[],
  ids: Map<string, string>,
): { connect: { documentId: string }[] } {
  return {
    connect: targets.flatMap((target) => {
      const documentId = ids.get(target);
      return documentId === undefined ? [] : [{ documentId }];
    }),
  };
}
