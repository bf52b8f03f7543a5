/** What a document says of others: told anew when those change, in the order that was published. */
import { describe, expect, it } from 'vitest';
import type { ArticleDocument, PublishedDocument } from '@standfirst/shared-types';
import { anArticle, aPicture, published } from '../magazine.ts';
import type { Cms } from '../strapi.ts';
import { ask, changesBy, documentIn, head, type ReadChange, told } from './feed.ts';
import { type InWorld, named, type World } from './world.ts';

const article = 'api::article.article';

/** A published document, what happens to another, and what the feed must then say of the first. */
interface Scene {
  readonly id: string;
  readonly act: () => Promise<unknown>;
  readonly says: Record<string, unknown>;
}

type Data = Record<string, unknown>;

const scenes: Record<string, (world: World) => Promise<Scene>> = {
  'a related article is published': async (world) => {
    const target = await aDraft(world);
    const id = await aPublished(world, { related: [target] });
    return { id, act: () => publish(world.cms, target), says: { related: [target] } };
  },
  'a related article is unpublished': async (world) => {
    const target = await aPublished(world);
    const id = await aPublished(world, { related: [target] });
    return { id, act: () => unpublish(world.cms, target), says: { related: [] } };
  },
  'a related article is deleted': async (world) => {
    const target = await aPublished(world);
    const id = await aPublished(world, { related: [target] });
    return { id, act: () => remove(world.cms, article, target), says: { related: [] } };
  },
  'its author is deleted': async (world) => {
    const author = await made(world.cms, 'api::author.author', { name: named('Cy Ellis') });
    const id = await aPublished(world, { bylines: [{ author }, { author: world.desk.author }] });
    return {
      id,
      act: () => removeUsed(world.cms, 'api::author.author', author),
      says: { bylines: [{ author: world.desk.author, roleAtPublication: 'Editor' }] },
    };
  },
  'its column is deleted': async (world) => {
    const column = await made(world.cms, 'api::column.column', { title: named('Canal side') });
    const id = await aPublished(world, { column });
    const act = () => removeUsed(world.cms, 'api::column.column', column);
    return { id, act, says: { column: null } };
  },
  'its tag is deleted': async (world) => {
    const tags = [
      await made(world.cms, 'api::tag.tag', { name: named('Locks') }),
      await made(world.cms, 'api::tag.tag', { name: named('Weirs') }),
    ];
    const id = await aPublished(world, { tags });
    const act = () => remove(world.cms, 'api::tag.tag', tags[0]);
    return { id, act, says: { tags: [tags[1]] } };
  },
  'its picture is deleted': async (world) => {
    const image = await aPicture(world.cms);
    const id = await aPublished(world, { leadImage: { image, alt: 'A weir' } });
    return { id, act: () => removeFile(world.cms, image), says: { leadImage: null } };
  },
  'its author’s portrait is deleted': async ({ cms }) => {
    const image = await aPicture(cms);
    const data = { name: named('Di Foy'), portrait: { image, alt: 'Di Foy' } };
    const id = await made(cms, 'api::author.author', data);
    return { id, act: () => removeFile(cms, image), says: { portrait: null } };
  },
  'its column’s picture is deleted': async ({ cms }) => {
    const image = await aPicture(cms);
    const id = await made(cms, 'api::column.column', { title: named('Basin'), image });
    return { id, act: () => removeFile(cms, image), says: { image: null } };
  },
  'its column’s author is deleted': async ({ cms }) => {
    const author = await made(cms, 'api::author.author', { name: named('Ed Gray') });
    const id = await made(cms, 'api::column.column', {
      title: named('Towpath'),
      authors: [author],
    });
    return { id, act: () => remove(cms, 'api::author.author', author), says: { authors: [] } };
  },
  'the lead article is unpublished': async (world) => {
    const [lead, pick] = [await aPublished(world), await aPublished(world)];
    const id = await frontPage(world.cms, [lead, pick]);
    return { id, act: () => unpublish(world.cms, lead), says: { lead: [pick] } };
  },
  'the lead article is published again': async (world) => {
    const [lead, pick] = [await aPublished(world), await aPublished(world)];
    const id = await frontPage(world.cms, [lead, pick]);
    await unpublish(world.cms, lead);
    return { id, act: () => publish(world.cms, lead), says: { lead: [lead, pick] } };
  },
};

/** Registers the cases. */
export function describeReferences(world: InWorld): void {
  it.each(Object.keys(scenes))('tells of a document anew when %s', async (scene) => {
    const { cms } = world();
    const set = scenes[scene];
    if (set === undefined) throw new Error(`There is no scene called “${scene}”.`);
    const { id, act, says } = await set(world());
    expect(find(await changesBy(cms, act), id)?.document).toMatchObject(says);
  });

  it('tells of an article without its section when that is deleted', async () => {
    const { cms } = world();
    const section = await made(cms, 'api::section.section', { name: named('Waterways') });
    const id = await aPublished(world(), { section });
    const before = await head(cms);
    await removeUsed(cms, 'api::section.section', section);
    // The publisher holds such an article and says why: the contract wants a section.
    const { changes } = await ask(cms, { after: before });
    expect(changes.find((change) => change.id === id)?.document).toMatchObject({ section: null });
    await change(cms, id, { section: world().desk.section });
    await publish(cms, id);
  });

  it('tells of a changed author once, and not of their articles', async () => {
    const { cms } = world();
    const name = named('Flo Hart');
    const author = await made(cms, 'api::author.author', { name });
    await aPublished(world(), { bylines: [{ author }] });
    const data: Data = { bio: 'Retired.' };
    const changes = await changesBy(cms, () =>
      cms.strapi.documents('api::author.author').update({ documentId: author, data }),
    );
    expect(told(changes)).toEqual([`author ${name}`]);
  });

  describe('the order of related articles', () => {
    it('is the editor’s', async () => {
      const { cms } = world();
      const [a, b, c] = await three(world());
      const id = await aPublished(world(), { related: [c, a, b] });
      expect(await related(cms, id)).toEqual([c, a, b]);
      await change(cms, id, { related: [b, c, a] });
      await publish(cms, id);
      expect(await related(cms, id)).toEqual([b, c, a]);
    });

    it('survives that targets are published again while the draft waits in another order', async () => {
      const { cms } = world();
      const [a, b, c] = await three(world());
      const id = await aPublished(world(), { related: [c, a, b] });
      await change(cms, id, { related: [a, b, c] });
      for (const target of [b, a, c]) {
        await change(cms, target, { teaser: named('Again') });
        await publish(cms, target);
        expect(await related(cms, id)).toEqual([c, a, b]);
      }
      await unpublish(cms, a);
      expect(await related(cms, id)).toEqual([c, b]);
      await publish(cms, a);
      expect(await related(cms, id)).toEqual([c, a, b]);
    });
  });

  it('keeps the order of the front page while its articles are published again', async () => {
    const { cms } = world();
    const [a, b, c] = await three(world());
    const id = await frontPage(cms, [c, a, b]);
    const lead = async () => field(await documentIn(cms, id), 'lead');
    expect(await lead()).toEqual([c, a, b]);
    for (const target of [a, c]) {
      await change(cms, target, { teaser: named('Again') });
      await publish(cms, target);
      expect(await lead()).toEqual([c, a, b]);
    }
    await unpublish(cms, c);
    await publish(cms, c);
    expect(await lead()).toEqual([c, a, b]);
  });

  describe('a tombstone', () => {
    it('carries the last slug the article was published under', async () => {
      const { cms } = world();
      const [first, last] = [crypto.randomUUID(), crypto.randomUUID()];
      const id = await aPublished(world(), { slug: first });
      await change(cms, id, { slug: last });
      await publish(cms, id);
      await change(cms, id, { slug: crypto.randomUUID() });
      const changes = await changesBy(cms, () => unpublish(cms, id));
      expect(find(changes, id)).toMatchObject({ document: null, slug: last });
    });

    it.each([
      ['api::page.page', 'title'],
      ['api::column.column', 'title'],
      ['api::author.author', 'name'],
      ['api::section.section', 'name'],
      ['api::tag.tag', 'name'],
    ] as const)('carries the slug of a deleted %s', async (uid, title) => {
      const { cms } = world();
      const slug = crypto.randomUUID();
      const id = await made(cms, uid, { [title]: named('Gone'), slug, body: 'Text.' });
      if (uid === 'api::page.page') await cms.strapi.documents(uid).publish({ documentId: id });
      const changes = await changesBy(cms, () => remove(cms, uid, id));
      expect(find(changes, id)).toMatchObject({ document: null, slug });
    });

    it('gives way to the article when it is published again', async () => {
      const { cms } = world();
      const id = await aPublished(world());
      const before = await head(cms);
      await unpublish(cms, id);
      await publish(cms, id);
      const { changes } = await ask(cms, { after: before });
      expect(changes.filter((each) => each.id === id)).toHaveLength(1);
      expect(changes.find((each) => each.id === id)?.document).not.toBeNull();
    });
  });
}

type Uid =
  | 'api::author.author'
  | 'api::column.column'
  | 'api::section.section'
  | 'api::tag.tag'
  | 'api::page.page';

async function made({ strapi }: Cms, uid: Uid, data: Data): Promise<string> {
  return (await strapi.documents(uid).create({ data })).documentId;
}

async function aDraft({ cms, desk }: World): Promise<string> {
  return (await cms.strapi.documents(article).create({ data: anArticle(desk) })).documentId;
}

async function aPublished({ cms, desk }: World, changes: Data = {}): Promise<string> {
  return published(cms, anArticle(desk, changes));
}

async function three(world: World): Promise<[string, string, string]> {
  return [await aPublished(world), await aPublished(world), await aPublished(world)];
}

async function frontPage({ strapi }: Cms, lead: readonly string[]): Promise<string> {
  const documents = strapi.documents('api::front-page.front-page');
  const documentId = (await documents.findFirst())?.documentId ?? '';
  const data: Data = { lead };
  await documents.update({ documentId, data });
  return documentId;
}

const change = ({ strapi }: Cms, documentId: string, data: Data) =>
  strapi.documents(article).update({ documentId, data });
const publish = ({ strapi }: Cms, documentId: string) =>
  strapi.documents(article).publish({ documentId });
const unpublish = ({ strapi }: Cms, documentId: string) =>
  strapi.documents(article).unpublish({ documentId });
const remove = ({ strapi }: Cms, uid: Uid | typeof article, documentId = '') =>
  strapi.documents(uid).delete({ documentId });

/** Strapi refuses to delete what is used; an import or a database client does not ask. */
const removeUsed = ({ strapi }: Cms, uid: Uid, documentId: string) =>
  strapi.db.query(uid).deleteMany({ where: { documentId } });
const removeFile = ({ strapi }: Cms, id: number) =>
  strapi.db.query('plugin::upload.file').delete({ where: { id } });

function find(changes: readonly ReadChange[], id: string): ReadChange | undefined {
  return changes.find((each) => each.id === id && each.type !== 'views');
}

async function related(cms: Cms, id: string): Promise<ArticleDocument['related']> {
  return field(await documentIn(cms, id), 'related');
}

function field(document: PublishedDocument | null, name: 'related' | 'lead'): string[] {
  if (document?.type === 'article' && name === 'related') return document.related;
  if (document?.type === 'front-page' && name === 'lead') return document.lead;
  throw new Error(`The feed has no document with “${name}” there.`);
}
