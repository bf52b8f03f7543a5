/** The roads into the database: what is done on each, and what the feed must then tell. */
import { anArticle, aPicture, onePixelPng, published } from '../magazine.ts';
import type { Answer, Ask, Cms } from '../strapi.ts';
import { named, type World } from './world.ts';

/** A change that is ready to be made, and what the feed must then tell. */
export interface Ready {
  readonly act: () => Promise<unknown>;
  readonly tells: readonly string[];
}

const article = 'api::article.article';
const tag = 'api::tag.tag';

/** Each road makes ready what it needs; the change itself is made by `act`. */
export const roads: Record<string, (world: World) => Promise<Ready>> = {
  'the document service, creating': ({ cms }) => {
    const name = named('Water');
    return ready(() => cms.strapi.documents(tag).create({ data: { name } }), [`tag ${name}`]);
  },
  'the document service, changing': async ({ cms }) => {
    const { documentId } = await aTag(cms);
    const data: Record<string, unknown> = { name: named('Rivers') };
    return ready(
      () => cms.strapi.documents(tag).update({ documentId, data }),
      [`tag ${String(data['name'])}`],
    );
  },
  'the document service, publishing': async ({ cms, desk }) => {
    const { documentId, title } = await aDraft({ cms, desk });
    return ready(() => cms.strapi.documents(article).publish({ documentId }), [`article ${title}`]);
  },
  'the document service, deleting': async ({ cms }) => {
    const { documentId, slug } = await aTag(cms);
    return ready(() => cms.strapi.documents(tag).delete({ documentId }), [`gone: tag ${slug}`]);
  },
  'the panel, saving': async ({ cms }) => {
    const name = named('Housing');
    return ready(await panel(cms, `collection-types/${tag}`, { body: { name } }), [`tag ${name}`]);
  },
  'the panel, publishing': async ({ cms, desk }) => {
    const { documentId, title } = await aDraft({ cms, desk });
    const where = `collection-types/${article}/${documentId}/actions/publish`;
    return ready(await panel(cms, where, { body: {} }), [`article ${title}`]);
  },
  'the panel, unpublishing': async ({ cms, desk }) => {
    const { documentId, slug } = await aPublished({ cms, desk });
    const where = `collection-types/${article}/${documentId}/actions/unpublish`;
    return ready(await panel(cms, where, { body: {} }), [`gone: article ${slug}`]);
  },
  'the panel, deleting': async ({ cms, desk }) => {
    const { documentId, slug } = await aPublished({ cms, desk });
    const where = `collection-types/${article}/${documentId}`;
    return ready(await panel(cms, where, { method: 'DELETE' }), [`gone: article ${slug}`]);
  },
  'the panel, the front page': async ({ cms, desk }) => {
    const { documentId } = await aPublished({ cms, desk });
    const where = 'single-types/api::front-page.front-page';
    return ready(await panel(cms, where, { method: 'PUT', body: { lead: [documentId] } }), [
      'front-page',
    ]);
  },
  'a bulk publication': async (world) => {
    const drafts = [await aDraft(world), await aDraft(world), await aDraft(world)];
    return ready(
      await inBulk(world.cms, 'bulkPublish', drafts),
      drafts.map(({ title }) => `article ${title}`),
    );
  },
  'a bulk unpublication': async (world) => {
    const live = [await aPublished(world), await aPublished(world)];
    return ready(
      await inBulk(world.cms, 'bulkUnpublish', live),
      live.map(({ slug }) => `gone: article ${slug}`),
    );
  },
  'a bulk deletion': async (world) => {
    const live = [await aPublished(world), await aPublished(world)];
    return ready(
      await inBulk(world.cms, 'bulkDelete', live),
      live.map(({ slug }) => `gone: article ${slug}`),
    );
  },
  'REST, creating': async ({ cms }) => {
    const name = named('Roads');
    return ready(await rest(cms, '/api/tags', { body: { data: { name } } }), [`tag ${name}`]);
  },
  'REST, changing': async ({ cms }) => {
    const { documentId } = await aTag(cms);
    const name = named('Rail');
    const ask = { method: 'PUT', body: { data: { name } } } as const;
    return ready(await rest(cms, `/api/tags/${documentId}`, ask), [`tag ${name}`]);
  },
  'REST, deleting': async ({ cms }) => {
    const { documentId, slug } = await aTag(cms);
    return ready(await rest(cms, `/api/tags/${documentId}`, { method: 'DELETE' }), [
      `gone: tag ${slug}`,
    ]);
  },
  'strapi.db.query, creating': ({ cms }) => {
    const data = { name: named('Parks'), slug: crypto.randomUUID() };
    return ready(() => cms.strapi.db.query(tag).create({ data }), [`tag ${data.name}`]);
  },
  'strapi.db.query, changing many': async ({ cms }) => {
    const both = [await aTag(cms), await aTag(cms)];
    const where = { documentId: { $in: both.map(({ documentId }) => documentId) } };
    const data = { name: named('Parks') };
    return ready(
      () => cms.strapi.db.query(tag).updateMany({ where, data }),
      [`tag ${data.name}`, `tag ${data.name}`],
    );
  },
  'strapi.db.query, deleting many': async ({ cms }) => {
    const both = [await aTag(cms), await aTag(cms)];
    const where = { documentId: { $in: both.map(({ documentId }) => documentId) } };
    return ready(
      () => cms.strapi.db.query(tag).deleteMany({ where }),
      both.map(({ slug }) => `gone: tag ${slug}`),
    );
  },
  'raw SQL, inserting': ({ cms }) => {
    const name = named('Fire');
    const row = [crypto.randomUUID(), name, crypto.randomUUID()];
    return ready(
      () => sql(cms, 'INSERT INTO tags (document_id, name, slug) VALUES (?, ?, ?)', row),
      [`tag ${name}`],
    );
  },
  'raw SQL, changing': async ({ cms }) => {
    const { documentId } = await aTag(cms);
    const name = named('Flood');
    return ready(
      () => sql(cms, 'UPDATE tags SET name = ? WHERE document_id = ?', [name, documentId]),
      [`tag ${name}`],
    );
  },
  'raw SQL, deleting': async ({ cms, desk }) => {
    const { documentId, slug } = await aPublished({ cms, desk });
    return ready(
      () => sql(cms, 'DELETE FROM articles WHERE document_id = ?', [documentId]),
      [`gone: article ${slug}`],
    );
  },
  'an upload': async ({ cms }) => {
    return ready(await sendFile(cms, '/upload'), ['media pixel.png']);
  },
  'a new caption for a file': async ({ cms }) => {
    const form = new FormData();
    form.append('fileInfo', JSON.stringify({ name: 'weir.png', alternativeText: 'A weir' }));
    const id = await aPicture(cms);
    return ready(await admin(cms, `/upload?id=${id}`, { method: 'POST', body: form }), [
      'media weir.png',
    ]);
  },
  'a replaced file': async ({ cms }) => {
    return ready(await sendFile(cms, `/upload?id=${await aPicture(cms)}`), ['media pixel.png']);
  },
  'a deleted file': async ({ cms }) => {
    const id = await aPicture(cms);
    const { documentId } = (await cms.strapi.db
      .query('plugin::upload.file')
      .findOne({ where: { id } })) as { documentId: string };
    return ready(await admin(cms, `/upload/files/${id}`, { method: 'DELETE' }), [
      `gone: media ${documentId}`,
    ]);
  },
};

function ready(act: () => PromiseLike<unknown>, tells: readonly string[]): Promise<Ready> {
  return Promise.resolve({ act: async () => act(), tells });
}

type Where = Pick<World, 'cms' | 'desk'>;

/** What a test has to know of a document it made. */
export interface Written {
  readonly documentId: string;
  readonly title: string;
  readonly slug: string;
}

async function aTag(cms: Cms): Promise<Pick<Written, 'documentId' | 'slug'>> {
  const slug = crypto.randomUUID();
  const { documentId } = await cms.strapi
    .documents(tag)
    .create({ data: { name: named('Tag'), slug } });
  return { documentId, slug };
}

/** A draft with a title and a slug of its own. */
export async function aDraft({ cms, desk }: Where): Promise<Written> {
  const title = named('The weir');
  const slug = crypto.randomUUID();
  const data = anArticle(desk, { title, slug });
  const { documentId } = await cms.strapi.documents(article).create({ data });
  return { documentId, title, slug };
}

/** A published article with a title and a slug of its own. */
export async function aPublished({ cms, desk }: Where): Promise<Written> {
  const title = named('The lock');
  const slug = crypto.randomUUID();
  return { documentId: await published(cms, anArticle(desk, { title, slug })), title, slug };
}

/** A call that must succeed, ready to be made: nothing of its preparation is part of it. */
function call(cms: Cms, where: string, ask: Ask): () => Promise<Answer> {
  return async () => {
    const answer = await cms.ask(where, { method: 'POST', ...ask });
    if (answer.status < 300) return answer;
    throw new Error(`${where} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
}

async function admin(cms: Cms, where: string, ask: Ask): Promise<() => Promise<Answer>> {
  return call(cms, where, { ...ask, token: await cms.adminToken() });
}

async function panel(cms: Cms, where: string, ask: Ask): Promise<() => Promise<Answer>> {
  return admin(cms, `/content-manager/${where}`, ask);
}

async function rest(cms: Cms, where: string, ask: Ask): Promise<() => Promise<Answer>> {
  const rights = ['create', 'update', 'delete'].map((action) => `${tag}.${action}`);
  return call(cms, where, { ...ask, token: await cms.apiToken(rights) });
}

async function inBulk(
  cms: Cms,
  action: string,
  documents: readonly Written[],
): Promise<() => Promise<Answer>> {
  const documentIds = documents.map(({ documentId }) => documentId);
  return panel(cms, `collection-types/${article}/actions/${action}`, { body: { documentIds } });
}

async function sendFile(cms: Cms, where: string): Promise<() => Promise<Answer>> {
  const form = new FormData();
  form.append('files', new Blob([onePixelPng], { type: 'image/png' }), 'pixel.png');
  return admin(cms, where, { body: form });
}

async function sql(cms: Cms, statement: string, values: readonly string[]): Promise<void> {
  await cms.strapi.db.connection.raw(statement, values);
}
