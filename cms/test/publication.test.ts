/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return
   -- what the CMS answers has no type here: each test states what it expects of it */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDesk, anArticle, type Desk, published } from './magazine.ts';
import { type Cms, startCms } from './strapi.ts';

const article = 'api::article.article';
const author = 'api::author.author';

let cms: Cms;
let desk: Desk;
let panel: string;

beforeAll(async () => {
  cms = await startCms();
  panel = await cms.adminToken();
});
beforeEach(async () => {
  desk = await aDesk(cms);
});
afterAll(() => cms.stop());

const articles = () => cms.strapi.documents(article);

/** Data of any shape: without generated types, Strapi's know no attribute of ours. */
type Data = Record<string, unknown>;
const change = (documentId: string, data: Data, status: 'draft' | 'published' = 'draft') =>
  articles().update({ documentId, data, status });
const changeAuthor = (documentId: string, data: Data) =>
  cms.strapi.documents(author).update({ documentId, data });

/** A version of an article with what these tests look at. */
// Rows are whatever the database says; each test states what it expects of them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const read = async (documentId: string, status: 'draft' | 'published'): Promise<any> =>
  articles().findOne({
    documentId,
    status,
    populate: { related: true, bylines: { populate: ['author'] } },
  });

const redirects = async (): Promise<Record<string, string>> => {
  const rows = await cms.strapi.db.query('api::slug-redirect.slug-redirect').findMany();
  return Object.fromEntries(rows.map((row: { from: string; to: string }) => [row.from, row.to]));
};

describe('the first publication', () => {
  it('writes its date once, to the draft and the published version', async () => {
    const before = Date.now();
    const id = await published(cms, anArticle(desk));
    const first = (await read(id, 'published')).firstPublishedAt;
    expect(Date.parse(first)).toBeGreaterThanOrEqual(before);
    expect((await read(id, 'draft')).firstPublishedAt).toBe(first);

    await change(id, { teaser: 'Changed' });
    await articles().publish({ documentId: id });
    expect((await read(id, 'published')).firstPublishedAt).toBe(first);

    await articles().unpublish({ documentId: id });
    await articles().publish({ documentId: id });
    expect((await read(id, 'published')).firstPublishedAt).toBe(first);

    await articles().discardDraft({ documentId: id });
    expect((await read(id, 'draft')).firstPublishedAt).toBe(first);
  });

  it('takes no date from the panel, before or after', async () => {
    const created = await cms.ask(`/content-manager/collection-types/${article}`, {
      method: 'POST',
      token: panel,
      body: anArticle(desk, { firstPublishedAt: '2001-01-01T00:00:00.000Z' }),
    });
    const id: string = created.body.data.documentId;
    expect((await read(id, 'draft')).firstPublishedAt).toBeNull();
    const put = () =>
      cms.ask(`/content-manager/collection-types/${article}/${id}/actions/publish`, {
        method: 'POST',
        token: panel,
        body: { firstPublishedAt: '2001-01-01T00:00:00.000Z' },
      });
    expect((await put()).status).toBe(200);
    const first = (await read(id, 'published')).firstPublishedAt;
    expect(first).toMatch(/^20[2-9]/);
    expect((await put()).status).toBe(200);
    expect((await read(id, 'published')).firstPublishedAt).toBe(first);
  });

  it('takes a date from REST neither', async () => {
    // Naming a relation's target takes the right to find it.
    const token = await cms.apiToken([
      `${article}.create`,
      'api::section.section.find',
      `${author}.find`,
    ]);
    const answer = await cms.ask('/api/articles', {
      method: 'POST',
      token,
      body: { data: anArticle(desk, { firstPublishedAt: '2001-01-01T00:00:00.000Z' }) },
    });
    expect(answer.status).toBe(201);
    expect(answer.body.data.firstPublishedAt).toMatch(/^20[2-9]/);
  });

  it('takes the date an importer gives before it, and none after it', async () => {
    const at = '2019-05-04T06:30:00.000Z';
    const id = await published(cms, anArticle(desk, { firstPublishedAt: at }));
    expect((await read(id, 'published')).firstPublishedAt).toBe(at);
    await change(id, { firstPublishedAt: '2001-01-01T00:00:00.000Z' }, 'published');
    expect((await read(id, 'published')).firstPublishedAt).toBe(at);

    const draft = await articles().create({ data: anArticle(desk) });
    await change(draft.documentId, { firstPublishedAt: at });
    await articles().publish({ documentId: draft.documentId });
    expect((await read(draft.documentId, 'published')).firstPublishedAt).toBe(at);
  });

  it('keeps the role each author held then', async () => {
    const id = await published(
      cms,
      anArticle(desk, { bylines: [{ author: desk.author }, { author: desk.colleague }] }),
    );
    await changeAuthor(desk.author, { role: 'Former editor' });
    await changeAuthor(desk.colleague, { role: 'Deputy' });
    await articles().publish({ documentId: id });
    const roles = (row: { bylines: { roleAtPublication: string | null }[] }) =>
      row.bylines.map((byline) => byline.roleAtPublication);
    expect(roles(await read(id, 'published'))).toEqual(['Editor', null]);
    expect(roles(await read(id, 'draft'))).toEqual(['Editor', null]);
  });

  it('keeps a role that the editor wrote', async () => {
    const id = await published(
      cms,
      anArticle(desk, { bylines: [{ author: desk.author, roleAtPublication: 'Guest editor' }] }),
    );
    expect((await read(id, 'published')).bylines[0].roleAtPublication).toBe('Guest editor');
  });

  it('keeps the role when a client sends the bylines again without it', async () => {
    const id = await published(cms, anArticle(desk));
    await changeAuthor(desk.author, { role: 'Former editor' });
    await change(id, { bylines: [{ author: desk.author }] }, 'published');
    expect((await read(id, 'published')).bylines[0].roleAtPublication).toBe('Editor');
  });

  it('gives a byline that is added later the author’s role of that day', async () => {
    const id = await published(cms, anArticle(desk));
    await changeAuthor(desk.colleague, { role: 'Deputy' });
    await change(
      id,
      { bylines: [{ author: desk.author }, { author: desk.colleague }] },
      'published',
    );
    const { bylines } = await read(id, 'published');
    expect(
      bylines.map((byline: { roleAtPublication: string }) => byline.roleAtPublication),
    ).toEqual(['Editor', 'Deputy']);
  });

  it('is still to come for a duplicate', async () => {
    const due = '2031-03-10T09:00:00.000Z';
    const id = await published(cms, anArticle(desk, { unpublishAt: due }));
    const clone = await articles().clone({ documentId: id, data: {} });
    const row = await read(clone?.documentId ?? '', 'draft');
    expect([row.firstPublishedAt, row.publishAt, row.unpublishAt]).toEqual([null, null, null]);
    expect(row.bylines[0].roleAtPublication).toBeNull();
    expect(row.slug).not.toBe((await read(id, 'draft')).slug);
  });

  it('does not leave the article looking modified', async () => {
    const id = await published(cms, anArticle(desk));
    const answer = await cms.ask(`/content-manager/collection-types/${article}/${id}`, {
      token: panel,
    });
    expect(answer.body.data.status).toBe('published');
  });
});

describe('house style at a save', () => {
  it('mends headline, standfirst and teaser', async () => {
    const row = await articles().create({
      data: {
        title: ' Council  goes under . ',
        standfirst: 'Nobody , it seems , noticed .',
        teaser: 'A  b .',
      },
    });
    expect(row).toMatchObject({
      title: 'Council goes under',
      standfirst: 'Nobody, it seems, noticed.',
      teaser: 'A b.',
    });
  });

  it('makes a free slug from the title where none is given', async () => {
    const withSlug = (slug: unknown): Data => ({ title: 'A slug of its own', slug });
    const slugs = [];
    for (const slug of [undefined, '', null])
      slugs.push((await articles().create({ data: withSlug(slug) }))['slug']);
    expect(slugs).toEqual(['a-slug-of-its-own', 'a-slug-of-its-own-2', 'a-slug-of-its-own-3']);
  });

  it('keeps the byline of the list view up to date, also when an author is renamed', async () => {
    const id = await published(
      cms,
      anArticle(desk, { bylines: [{ author: desk.author }, { author: desk.colleague }] }),
    );
    expect((await read(id, 'draft')).bylineText).toBe('Ann Cole and Bo Dean');
    await changeAuthor(desk.author, { name: 'Ann Coleman' });
    const draft = await read(id, 'draft');
    expect(draft.bylineText).toBe('Ann Coleman and Bo Dean');
    expect(draft.updatedAt).toBe((await read(id, 'published')).updatedAt);
  });

  it('names each line of a byline after its author, whatever a client sends', async () => {
    const names = async (id: string) =>
      (await read(id, 'draft')).bylines.map((byline: { name: string }) => byline.name);
    const id = await published(
      cms,
      anArticle(desk, {
        bylines: [{ author: desk.author, name: 'Somebody else' }, { author: desk.colleague }],
      }),
    );
    expect(await names(id)).toEqual(['Ann Cole', 'Bo Dean']);
    await changeAuthor(desk.author, { name: 'Ann Coleman' });
    const [first] = (await read(id, 'draft')).bylines;
    await change(id, { bylines: [{ author: desk.colleague }, { id: first.id, name: 'Ann Cole' }] });
    expect(await names(id)).toEqual(['Bo Dean', 'Ann Coleman']);
    expect((await read(id, 'draft')).bylines[1].roleAtPublication).toBe('Editor');
  });
});

describe('a changed slug', () => {
  const rename = (documentId: string, slug: string) => change(documentId, { slug }, 'published');

  it('leaves a redirect, without chains', async () => {
    const id = await published(cms, anArticle(desk, { slug: 'one' }));
    await rename(id, 'two');
    await rename(id, 'three');
    expect(await redirects()).toMatchObject({
      '/articles/one/': '/articles/three/',
      '/articles/two/': '/articles/three/',
    });
  });

  it('leaves no loop when it goes back', async () => {
    const id = await published(cms, anArticle(desk, { slug: 'there' }));
    await rename(id, 'elsewhere');
    await rename(id, 'there');
    const all = await redirects();
    expect(all['/articles/elsewhere/']).toBe('/articles/there/');
    expect(all['/articles/there/']).toBeUndefined();
  });

  it('gives way to a new document under the old address', async () => {
    const id = await published(cms, anArticle(desk, { slug: 'taken-over' }));
    await rename(id, 'moved-on');
    await published(cms, anArticle(desk, { slug: 'taken-over' }));
    expect((await redirects())['/articles/taken-over/']).toBeUndefined();
  });

  it('counts only once it is published', async () => {
    const id = await published(cms, anArticle(desk, { slug: 'calm' }));
    await change(id, { slug: 'storm' });
    expect((await redirects())['/articles/calm/']).toBeUndefined();
    await articles().publish({ documentId: id });
    expect((await redirects())['/articles/calm/']).toBe('/articles/storm/');
  });

  it('is followed from where the article last stood, though it was unpublished between', async () => {
    const id = await published(cms, anArticle(desk, { slug: 'was-here' }));
    await articles().unpublish({ documentId: id });
    await change(id, { slug: 'is-here' });
    expect((await redirects())['/articles/was-here/']).toBeUndefined();
    await articles().publish({ documentId: id });
    expect((await redirects())['/articles/was-here/']).toBe('/articles/is-here/');
  });

  it.each([
    ['section', 'sections', 'name'],
    ['column', 'columns', 'title'],
    ['author', 'authors', 'name'],
  ] as const)('of a %s redirects at once', async (type, folder, field) => {
    const documents = cms.strapi.documents(`api::${type}.${type}`);
    const { documentId } = await documents.create({
      data: { [field]: 'Old', slug: `old-${type}` },
    });
    const data: Data = { slug: `new-${type}` };
    await documents.update({ documentId, data });
    expect((await redirects())[`/${folder}/old-${type}/`]).toBe(`/${folder}/new-${type}/`);
  });

  it('of a standing page redirects at its address', async () => {
    const pages = cms.strapi.documents('api::page.page');
    const { documentId } = await pages.create({
      data: { title: 'About us', body: 'Us.' },
      status: 'published',
    });
    const data: Data = { slug: 'about' };
    await pages.update({ documentId, data, status: 'published' });
    expect((await redirects())['/about-us/']).toBe('/about/');
  });

  it('is not recorded when the publication is refused', async () => {
    const id = await published(cms, anArticle(desk, { slug: 'steady' }));
    await expect(change(id, { slug: 'unsteady', section: null }, 'published')).rejects.toThrow(
      'section',
    );
    expect((await redirects())['/articles/steady/']).toBeUndefined();
    expect((await read(id, 'draft')).slug).toBe('steady');
  });
});

describe('the editor’s order of related articles', () => {
  const order = async (id: string, status: 'draft' | 'published'): Promise<string[]> =>
    (await read(id, status)).related.map((target: { documentId: string }) => target.documentId);

  it('is kept through saves, publication, and the fate of the targets', async () => {
    const [a, b, c] = [
      await published(cms, anArticle(desk)),
      await published(cms, anArticle(desk)),
      await published(cms, anArticle(desk)),
    ];
    const id = await published(cms, anArticle(desk, { related: [a, b, c] }));
    expect(await order(id, 'published')).toEqual([a, b, c]);

    const dragged = await cms.ask(`/content-manager/collection-types/${article}/${id}`, {
      method: 'PUT',
      token: panel,
      body: { related: { connect: [{ documentId: c, position: { before: a } }], disconnect: [] } },
    });
    expect(dragged.status).toBe(200);
    expect(await order(id, 'draft')).toEqual([c, a, b]);
    await articles().publish({ documentId: id });
    expect(await order(id, 'published')).toEqual([c, a, b]);

    // Republishing a target makes a new row of it.
    await change(a, { teaser: 'New' }, 'published');
    expect(await order(id, 'published')).toEqual([c, a, b]);

    await articles().unpublish({ documentId: a });
    expect(await order(id, 'published')).toEqual([c, b]);
    expect(await order(id, 'draft')).toEqual([c, a, b]);
    await articles().publish({ documentId: a });
    await articles().publish({ documentId: id });
    expect(await order(id, 'published')).toEqual([c, a, b]);
  });

  it('is kept on the front page', async () => {
    const ids = [
      await published(cms, anArticle(desk)),
      await published(cms, anArticle(desk)),
      await published(cms, anArticle(desk)),
    ];
    const frontPage = cms.strapi.documents('api::front-page.front-page');
    const { documentId = '' } = (await frontPage.findFirst()) ?? {};
    const data: Data = { lead: [ids[2], ids[0], ids[1]] };
    await frontPage.update({ documentId, data });
    await change(ids[0] ?? '', { teaser: 'New' }, 'published');
    const row: unknown = await frontPage.findFirst({
      status: 'published',
      populate: { lead: true },
    });
    expect(row).toMatchObject({
      lead: [{ documentId: ids[2] }, { documentId: ids[0] }, { documentId: ids[1] }],
    });
  });
});
