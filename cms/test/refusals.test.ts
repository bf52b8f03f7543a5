/* eslint-disable @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access
   -- what the CMS answers has no type here: each test states what it expects of it */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDesk, anArticle, aPicture, type Desk, published } from './magazine.ts';
import { type Answer, type Cms, startCms } from './strapi.ts';

let cms: Cms;
let desk: Desk;
let token: string;
let panel: string;
let picture: number;
let existing: string;
/** A picture whose name in the media library ends in no `.png`. */
let renamed: number;
let renamedUrl: string;

beforeAll(async () => {
  cms = await startCms();
  desk = await aDesk(cms);
  panel = await cms.adminToken();
  picture = await aPicture(cms);
  renamed = await aPicture(cms);
  await cms.strapi.db
    .query('plugin::upload.file')
    .update({ where: { id: renamed }, data: { name: 'IMG 2041' } });
  renamedUrl = String(
    (await cms.strapi.db.query('plugin::upload.file').findOne({ where: { id: renamed } })).url,
  );
  existing = await published(cms, anArticle(desk, { slug: 'existing' }));
  const types = [
    'article',
    'author',
    'column',
    'section',
    'tag',
    'page',
    'front-page',
    'site-settings',
  ];
  token = await cms.apiToken(
    types
      .flatMap((type) =>
        ['create', 'update', 'find'].map((action) => `api::${type}.${type}.${action}`),
      )
      .filter((action) => !/(?:front-page|site-settings)\.create/.test(action)),
  );
});
afterAll(() => cms.stop());

/** Fields that an answer blames. */
function blamed(answer: Answer): readonly string[] {
  return (answer.body?.error?.details?.errors ?? []).map((error: { path: string[] }) =>
    error.path.join('.'),
  );
}

const collections: Record<string, string> = {
  'api::article.article': 'articles',
  'api::author.author': 'authors',
  'api::column.column': 'columns',
  'api::section.section': 'sections',
  'api::tag.tag': 'tags',
  'api::page.page': 'pages',
};

type Case = readonly [
  what: string,
  uid: string,
  data: () => Record<string, unknown>,
  field: string,
  says: string,
];

const cases: readonly Case[] = [
  [
    'a title over 150 characters',
    'api::article.article',
    () => ({ title: 'x'.repeat(151) }),
    'title',
    'The headline (title) has 151 characters',
  ],
  [
    'a standfirst over 300 characters',
    'api::article.article',
    () => ({ title: 'T', standfirst: 'x'.repeat(301) }),
    'standfirst',
    'The standfirst has 301',
  ],
  [
    'a teaser over 160 characters',
    'api::article.article',
    () => ({ title: 'T', teaser: 'x'.repeat(161) }),
    'teaser',
    'The teaser has 161',
  ],
  [
    'a blank title',
    'api::article.article',
    () => ({ title: '   ' }),
    'title',
    'The headline (title) is empty',
  ],
  [
    'a missing title',
    'api::article.article',
    () => ({ standfirst: 'x' }),
    'title',
    'The headline (title) is empty',
  ],
  ['a blank name', 'api::section.section', () => ({ name: ' ' }), 'name', 'The name is empty'],
  [
    'an author called “By …”',
    'api::author.author',
    () => ({ name: 'BY Ann Cole' }),
    'name',
    'The author’s name begins with “By”',
  ],
  [
    'a role that begins with “By”',
    'api::article.article',
    () => ({ title: 'T', bylines: [{ author: desk.author, roleAtPublication: 'By the editor' }] }),
    'bylines.0.roleAtPublication',
    'The role at publication (roleAtPublication) begins with “By”',
  ],
  [
    'a related article named twice',
    'api::article.article',
    () => ({
      title: 'T',
      related: { connect: [{ documentId: existing }, { documentId: existing }] },
    }),
    'related',
    'The related articles (related) name one article twice',
  ],
  [
    'a publishAt that is no date',
    'api::article.article',
    () => ({ title: 'T', publishAt: 'soon' }),
    'publishAt',
    'The time under “Publish at” (publishAt) is no date',
  ],
  [
    'an unpublishAt that is no date',
    'api::article.article',
    () => ({ title: 'T', unpublishAt: '2026-02-30' }),
    'unpublishAt',
    'no date',
  ],
  [
    'an end before the beginning',
    'api::article.article',
    () => ({ title: 'T', publishAt: '2026-11-22T10:00:00Z', unpublishAt: '2026-11-22T10:00:00Z' }),
    'unpublishAt',
    'is not after the time under “Publish at” (publishAt)',
  ],
  [
    'a slug with a slash',
    'api::article.article',
    () => ({ title: 'T', slug: 'a/b' }),
    'slug',
    'The address (slug) has characters',
  ],
  ['a slug with a blank', 'api::tag.tag', () => ({ name: 'T', slug: 'a b' }), 'slug', 'characters'],
  [
    'a slug with an accent',
    'api::section.section',
    () => ({ name: 'T', slug: 'é' }),
    'slug',
    'characters',
  ],
  [
    'a slug that is taken',
    'api::article.article',
    () => ({ title: 'T', slug: 'existing' }),
    'slug',
    'The address (slug) “existing” is taken',
  ],
  [
    'a page on a reserved slug',
    'api::page.page',
    () => ({ title: 'T', slug: 'Search' }),
    'slug',
    'part of the site',
  ],
  [
    'a page named like a file',
    'api::page.page',
    () => ({ title: 'T', slug: 'rss.xml' }),
    'slug',
    'the name of a file',
  ],
  [
    'a link that is no web address',
    'api::author.author',
    () => ({ name: 'Cy Eke', links: [{ label: 'Site', url: 'https:// nowhere' }] }),
    'links.0.url',
    'The link’s address (url) is no web address',
  ],
  [
    'a portrait without alternative text',
    'api::author.author',
    () => ({ name: 'Cy Eke', portrait: { image: picture, alt: ' ' } }),
    'portrait.alt',
    'The portrait has no alternative text. Describe the picture, or set “Decoration only” (decorative) to True.',
  ],
  [
    'a portrait with a file name for alternative text',
    'api::author.author',
    () => ({ name: 'Cy Eke', portrait: { image: picture, alt: 'Cy-Eke.JPEG' } }),
    'portrait.alt',
    'The portrait has only a file name as alternative text (“Cy-Eke.JPEG”). Describe the picture',
  ],
  [
    'a portrait described by its name in the media library',
    'api::author.author',
    () => ({ name: 'Cy Eke', portrait: { image: { id: renamed }, alt: 'IMG 2041' } }),
    'portrait.alt',
    'only a file name',
  ],
];

describe('a save is refused, by REST and in the panel alike, with', () => {
  it.each(cases)('%s', async (_what, uid, data, field, says) => {
    const rest = await cms.ask(`/api/${collections[uid]}?status=draft`, {
      method: 'POST',
      token,
      body: { data: data() },
    });
    const inPanel = await cms.ask(`/content-manager/collection-types/${uid}`, {
      method: 'POST',
      token: panel,
      body: data(),
    });
    for (const answer of [rest, inPanel]) {
      expect(answer.status).toBe(400);
      expect(answer.body.error.name).toBe('ValidationError');
      expect(blamed(answer)).toContain(field);
      expect(answer.body.error.message).toContain(says);
    }
  });

  it('a related list that names the article itself, however it is named', async () => {
    const row = await cms.strapi
      .documents('api::article.article')
      .findOne({ documentId: existing });
    const forms = [
      [existing],
      { set: [{ documentId: existing }] },
      { connect: [{ id: row?.id }] },
      { connect: [existing] },
    ];
    for (const related of forms) {
      const answer = await cms.ask(`/api/articles/${existing}`, {
        method: 'PUT',
        token,
        body: { data: { related } },
      });
      expect(answer.status).toBe(400);
      expect(blamed(answer)).toEqual(['related']);
    }
    const inPanel = await cms.ask(
      `/content-manager/collection-types/api::article.article/${existing}`,
      {
        method: 'PUT',
        token: panel,
        body: {
          related: {
            connect: [{ id: row?.id, documentId: existing, position: { end: true } }],
            disconnect: [],
          },
        },
      },
    );
    expect(blamed(inPanel)).toEqual(['related']);
  });

  it('a front page of eight articles, or of one article twice', async () => {
    const eight = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const row = await cms.strapi
          .documents('api::article.article')
          .create({ data: anArticle(desk) });
        return row.documentId;
      }),
    );
    const put = (lead: unknown) =>
      cms.ask('/api/front-page', { method: 'PUT', token, body: { data: { lead } } });
    expect((await put(eight)).body.error.message).toContain('at most 7');
    expect((await put([eight[0], eight[0]])).body.error.message).toContain('twice');
    expect((await put(eight.slice(0, 7))).status).toBe(200);
    expect((await put({ connect: [eight[7]] })).body.error.message).toContain('name 8 articles');
    expect((await put({ connect: [eight[7]], disconnect: [eight[0]] })).status).toBe(200);
  });

  it('settings with an unknown time zone, a bad address or no title, all said at once', async () => {
    const answer = await cms.ask('/api/site-settings', {
      method: 'PUT',
      token,
      body: { data: { timeZone: 'Europe/Londonium', contactEmail: 'desk', title: '' } },
    });
    expect(answer.status).toBe(400);
    expect(blamed(answer)).toEqual(['title', 'timeZone', 'contactEmail']);
  });

  it('nothing, where only one good field of a document is changed', async () => {
    const answer = await cms.ask(`/api/articles/${existing}?status=draft`, {
      method: 'PUT',
      token,
      body: { data: { signOff: 'Ann Cole edits.' } },
    });
    expect(answer.status).toBe(200);
  });

  it('nothing, where a picture is marked as decorative', async () => {
    const answer = await cms.ask('/api/authors', {
      method: 'POST',
      token,
      body: { data: { name: 'Di Fox', portrait: { image: picture, decorative: true } } },
    });
    expect(answer.status).toBe(201);
  });
});

describe('publishing is refused', () => {
  const draftOf = async (changes: Record<string, unknown>) =>
    cms.strapi.documents('api::article.article').create({ data: anArticle(desk, changes) });
  const publishInPanel = async (documentId: string) =>
    cms.ask(
      `/content-manager/collection-types/api::article.article/${documentId}/actions/publish`,
      {
        method: 'POST',
        token: panel,
        body: {},
      },
    );

  it.each<readonly [string, () => Record<string, unknown>, string]>([
    ['without a section', () => ({ section: null }), 'section'],
    ['with an empty body', () => ({ body: '' }), 'body'],
    ['without a byline', () => ({ bylines: [] }), 'bylines'],
    [
      'with a lead image that says nothing',
      () => ({ leadImage: { image: picture } }),
      'leadImage.alt',
    ],
    [
      'with a lead image described by its file name',
      () => ({ leadImage: { image: picture, alt: 'town-hall.jpg' } }),
      'leadImage.alt',
    ],
    [
      'with a lead image described by its name in the media library',
      () => ({ leadImage: { image: renamed, alt: 'img 2041 ' } }),
      'leadImage.alt',
    ],
    [
      'with a picture in the body as the Image button writes it',
      () => ({ body: 'x\n\n![town-hall.jpg](http://localhost:1337/uploads/town_hall_1.jpg)' }),
      'body',
    ],
    [
      'with a picture in the body described by its name in the media library',
      () => ({ body: `x\n\n![IMG 2041](${cms.url}${renamedUrl})` }),
      'body',
    ],
    ['with a picture in the body that says nothing', () => ({ body: 'x ![](y.png)' }), 'body'],
    ['with a heading of level 1', () => ({ body: 'x\n\n# y' }), 'body'],
    ['with a skipped heading level', () => ({ body: 'x\n\n## y\n\n#### z' }), 'body'],
    [
      'with the standfirst again as first paragraph',
      () => ({ standfirst: 'Same words.', body: 'Same **words**.\n\nMore.' }),
      'standfirst',
    ],
  ])('%s, in the panel and by REST', async (_what, changes, field) => {
    const { documentId } = await draftOf(changes());
    const inPanel = await publishInPanel(documentId);
    const rest = await cms.ask(`/api/articles/${documentId}`, {
      method: 'PUT',
      token,
      body: { data: { kind: 'news' } },
    });
    const created = await cms.ask('/api/articles', {
      method: 'POST',
      token,
      body: { data: anArticle(desk, changes()) },
    });
    for (const answer of [inPanel, rest, created]) {
      expect(answer.status).toBe(400);
      expect(blamed(answer)).toEqual([field]);
    }
    expect(
      await cms.strapi
        .documents('api::article.article')
        .findOne({ documentId, status: 'published' }),
    ).toBeNull();
  });

  it('with every fault in one answer', async () => {
    const { documentId } = await draftOf({ section: null, bylines: [], body: null });
    expect(blamed(await publishInPanel(documentId))).toEqual(['section', 'bylines', 'body']);
  });

  it('one by one in a bulk action, the faulty one named', async () => {
    const good = await draftOf({});
    const bad = await draftOf({ section: null });
    const answer = await cms.ask(
      '/content-manager/collection-types/api::article.article/actions/bulkPublish',
      {
        method: 'POST',
        token: panel,
        body: { documentIds: [good.documentId, bad.documentId] },
      },
    );
    expect(answer.status).toBe(400);
    expect(blamed(answer)).toEqual(['section']);
  });

  it('for a REST request that fails, without leaving a draft behind', async () => {
    const before = await cms.strapi.documents('api::article.article').count({});
    await cms.ask('/api/articles', {
      method: 'POST',
      token,
      body: { data: anArticle(desk, { section: null }) },
    });
    expect(await cms.strapi.documents('api::article.article').count({})).toBe(before);
  });

  it('for a standing page without text', async () => {
    const answer = await cms.ask('/api/pages', {
      method: 'POST',
      token,
      body: { data: { title: 'About' } },
    });
    expect(blamed(answer)).toEqual(['body']);
  });

  it('not for a lead image marked as decorative, nor for a complete article', async () => {
    const { documentId } = await draftOf({ leadImage: { image: picture, decorative: true } });
    expect((await publishInPanel(documentId)).status).toBe(200);
  });
});
