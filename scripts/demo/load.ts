import { randomBytes } from 'node:crypto';
import type { Cms, Stored } from './cms.ts';
import type { DemoArticle, DemoContent, DemoFigure } from './content.ts';
import { londonInstant } from './london.ts';
import { pictureInLibrary, type LibraryPicture } from './pictures-library.ts';

/** What the loader works with. */
interface Loader {
  cms: Cms;
  content: DemoContent;
  say: (message: string) => void;
  /** Documents by `<type> <slug>`. */
  known: Map<string, Stored>;
  pictures: Map<string, LibraryPicture>;
}

/** Articles between two lines of progress. */
const progressEvery = 10;

/**
 * Loads the magazine through the CMS's own services. What is there already, by slug, is left as it
 * is, so it may be run again after an interruption.
 */
export async function loadDemo(
  cms: Cms,
  content: DemoContent,
  say: (message: string) => void,
): Promise<void> {
  const loader: Loader = { cms, content, say, known: new Map(), pictures: new Map() };
  await loadPictures(loader);
  await loadFoundations(loader);
  await loadArticles(loader);
  await loadFrontPage(loader);
  await loadReaders(loader);
  await loadViews(loader);
}

async function loadPictures({ cms, content, say, pictures }: Loader): Promise<void> {
  const inBodies = content.articles.flatMap(({ body }) =>
    [...body.matchAll(/\]\(picture:([a-z-]+)/g)].map((match) => match[1] ?? ''),
  );
  const names = new Set([
    ...content.articles.flatMap(({ leadImage }) =>
      leadImage === undefined ? [] : [leadImage.picture],
    ),
    ...content.authors.flatMap(({ portrait }) =>
      portrait === undefined ? [] : [portrait.picture],
    ),
    ...inBodies,
  ]);
  say(`Drawing ${names.size} pictures …`);
  for (const name of names) pictures.set(name, await pictureInLibrary(cms, name));
}

async function loadFoundations(loader: Loader): Promise<void> {
  const { content, cms, say } = loader;
  say('Writing sections, tags, authors, columns and standing pages …');
  for (const section of content.sections)
    await ensure(loader, 'section', section.slug, { ...section });
  for (const tag of content.tags) await ensure(loader, 'tag', tag.slug, { ...tag });
  for (const { portrait, ...author } of content.authors) {
    await ensure(loader, 'author', author.slug, {
      ...author,
      portrait: figureFor(loader, portrait),
    });
  }
  for (const column of content.columns) {
    await ensure(loader, 'column', column.slug, {
      ...column,
      authors: column.authors.map((slug) => idOf(loader, 'author', slug)),
    });
  }
  for (const page of content.pages) {
    const stored = await ensure(loader, 'page', page.slug, { ...page });
    if (stored.isNew)
      await cms.documents('api::page.page').publish({ documentId: stored.documentId });
  }
  const { blockedWords, ...settings } = content.settings;
  await updateSingle(cms, 'api::site-settings.site-settings', {
    ...settings,
    blockedWords: blockedWords.join('\n'),
  });
}

/** All drafts first, then their related lists (which name one another), then publication in order of time. */
async function loadArticles(loader: Loader): Promise<void> {
  const { content, cms, say } = loader;
  const documents = cms.documents('api::article.article');
  const fresh: (DemoArticle & { documentId: string })[] = [];
  for (const [index, article] of content.articles.entries()) {
    const stored = await ensure(loader, 'article', article.slug, articleData(loader, article));
    if (stored.isNew) fresh.push({ ...article, documentId: stored.documentId });
    if ((index + 1) % progressEvery === 0)
      say(`${index + 1} of ${content.articles.length} articles written`);
  }
  for (const { documentId, related } of fresh) {
    if (related.length === 0) continue;
    await documents.update({
      documentId,
      data: { related: related.map((slug) => idOf(loader, 'article', slug)) },
    });
  }
  for (const [index, { documentId }] of fresh.entries()) {
    await documents.publish({ documentId });
    if ((index + 1) % progressEvery === 0)
      say(`${index + 1} of ${fresh.length} articles published`);
  }
}

function articleData(loader: Loader, article: DemoArticle): Record<string, unknown> {
  const {
    bylines,
    rolesAtPublication,
    published,
    leadImage,
    section,
    column,
    tags,
    body,
    slug,
    related: _later,
    ...plain
  } = article;
  return {
    ...plain,
    slug,
    body: body.replace(
      /\]\(picture:([a-z-]+)/g,
      (_match, name: string) => `](${pictureFor(loader, name).url}`,
    ),
    firstPublishedAt: londonInstant(published).toISOString(),
    section: idOf(loader, 'section', section),
    column: column === undefined ? null : idOf(loader, 'column', column),
    tags: tags.map((tag) => idOf(loader, 'tag', tag)),
    bylines: bylines.map((author) => ({
      author: idOf(loader, 'author', author),
      roleAtPublication: rolesAtPublication?.[author] ?? null,
    })),
    leadImage: figureFor(loader, leadImage),
  };
}

async function loadFrontPage(loader: Loader): Promise<void> {
  const lead = loader.content.frontPage.map((slug) => idOf(loader, 'article', slug));
  await updateSingle(loader.cms, 'api::front-page.front-page', { lead });
}

async function loadReaders(loader: Loader): Promise<void> {
  const { cms, content, say } = loader;
  say('Letting readers comment …');
  const readers = new Map<string, Stored>();
  const users = cms.db.query('plugin::users-permissions.user');
  const role = await cms.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  for (const { username, email } of content.readers) {
    const known = await users.findOne({ where: { email } });
    // Nobody signs in as an invented reader: the password is thrown away.
    const password = randomBytes(24).toString('base64url');
    const add = cms.plugin('users-permissions').service('user')['add'];
    const user =
      known ??
      ((await add?.({
        username,
        email,
        password,
        confirmed: true,
        blocked: false,
        provider: 'local',
        role: role?.id,
      })) as Stored);
    readers.set(username, user);
  }
  await loadComments(loader, readers);
}

async function loadComments(loader: Loader, readers: ReadonlyMap<string, Stored>): Promise<void> {
  const { cms, content } = loader;
  const documents = cms.documents('api::comment.comment');
  const made = new Map<string, Stored>();
  for (const { key, article, reader, parent, ...comment } of content.comments) {
    const writer = readers.get(reader);
    if (writer === undefined)
      throw new Error(
        `readers-and-comments.yaml: comment ${key} names the reader "${reader}", who is not in the list.`,
      );
    const known = await documents.findFirst({
      filters: { body: comment.body, reader: { id: writer.id } },
    });
    const data = {
      ...comment,
      article: idOf(loader, 'article', article),
      reader: writer.id,
      ...(comment.decidedAt === undefined ? {} : { decidedBy: 'Precept desk' }),
      ...(parent === undefined ? {} : { parent: made.get(parent)?.documentId }),
    };
    made.set(key, known ?? (await documents.create({ data })));
  }
}

/** Days for which invented views are written, up to today: what was read before that is in no list. */
const viewDays = 7;

/**
 * A week of plausible counts, the same each time, so that an invented magazine has its most read
 * articles. Nobody read them: after a week the invented views have faded out of every list, and what
 * stands there is what people opened.
 */
async function loadViews(loader: Loader): Promise<void> {
  const { cms, content } = loader;
  const todayMs = Date.now();
  if ((await cms.db.query('api::article-views.article-views').count()) > 0) return;
  const documents = cms.documents('api::article-views.article-views');
  for (const { slug } of content.articles) {
    for (let back = 0; back < viewDays; back += 1) {
      const day = new Date(todayMs - back * 86_400_000).toISOString().slice(0, 10);
      await documents.create({
        data: {
          article: idOf(loader, 'article', slug),
          day,
          count: inventedCount(`${slug} ${back}`),
        },
      });
    }
  }
}

/** Between 0 and 99, by the name alone. */
function inventedCount(name: string): number {
  let hash = 2166136261;
  for (const character of name)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash % 100;
}

async function ensure(
  loader: Loader,
  type: string,
  slug: string,
  data: Record<string, unknown>,
): Promise<Stored & { isNew: boolean }> {
  const documents = loader.cms.documents(`api::${type}.${type}`);
  const found = await documents.findFirst({ filters: { slug } });
  const stored = found ?? (await documents.create({ data }));
  loader.known.set(`${type} ${slug}`, stored);
  return { ...stored, isNew: found === null };
}

async function updateSingle(cms: Cms, uid: string, data: Record<string, unknown>): Promise<void> {
  const documents = cms.documents(uid);
  const found = await documents.findFirst({});
  if (found === null) await documents.create({ data });
  else await documents.update({ documentId: found.documentId, data });
}

function figureFor(loader: Loader, figure: DemoFigure | undefined): Record<string, unknown> | null {
  if (figure === undefined) return null;
  const { picture, ...words } = figure;
  return { ...words, image: pictureFor(loader, picture).id };
}

function pictureFor({ pictures }: Loader, name: string): LibraryPicture {
  const picture = pictures.get(name);
  if (picture === undefined) throw new Error(`There is no drawing called "${name}".`);
  return picture;
}

function idOf({ known }: Loader, type: string, slug: string): string {
  const document = known.get(`${type} ${slug}`);
  if (document === undefined)
    throw new Error(
      `The demonstration content names the ${type} "${slug}", which it does not hold.`,
    );
  return document.documentId;
}
