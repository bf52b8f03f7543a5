/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call
   -- what the CMS answers has no type here: each test states what it expects of it */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDesk, anArticle, aPicture, type Desk, onePixelPng, published } from './magazine.ts';
import { type Answer, type Cms, startCms, testSecrets } from './strapi.ts';

const article = 'api::article.article';
/** Stands in drafts only. No answer to anybody but the preview token may hold it. */
const secret = 'Embargoed';
const readerEmail = 'reader@private.example';

let cms: Cms;
let desk: Desk;
let picture: number;
let live: string;
let draft: string;
let comment: string;

beforeAll(async () => {
  cms = await startCms();
  desk = await aDesk(cms);
  picture = await aPicture(cms);
  draft = (
    await cms.strapi
      .documents(article)
      .create({ data: anArticle(desk, { title: secret, slug: 'draft' }) })
  ).documentId;
  live = await published(
    cms,
    anArticle(desk, { title: 'Live', slug: 'live', leadImage: { image: picture, alt: 'A dot' } }),
  );
  const changed: Record<string, unknown> = { title: `${secret} change` };
  await cms.strapi.documents(article).update({ documentId: live, data: changed });
  await published(
    cms,
    anArticle(desk, { title: 'Pointing', slug: 'pointing', related: [live, draft] }),
  );
  await seedReaders();
});
afterAll(() => cms.stop());

/** A comment by a reader, views and a front page, all pointing at articles with unpublished text. */
async function seedReaders(): Promise<void> {
  const role = await cms.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const reader = await cms.strapi.db.query('plugin::users-permissions.user').create({
    data: {
      username: 'reader',
      email: readerEmail,
      password: 'x',
      provider: 'local',
      confirmed: true,
      role: role.id,
    },
  });
  const said: Record<string, unknown> = {
    body: 'Hear, hear',
    article: live,
    reader: reader.id,
    state: 'pending',
  };
  comment = (await cms.strapi.documents('api::comment.comment').create({ data: said })).documentId;
  const report: Record<string, unknown> = { comment, reason: 'Rude' };
  await cms.strapi.documents('api::comment-report.comment-report').create({ data: report });
  const views: Record<string, unknown> = { article: draft, day: '2026-11-20', count: 3 };
  await cms.strapi.documents('api::article-views.article-views').create({ data: views });
  const frontPage = cms.strapi.documents('api::front-page.front-page');
  const lead: Record<string, unknown> = { lead: [live, draft] };
  await frontPage.update({
    documentId: (await frontPage.findFirst())?.documentId ?? '',
    data: lead,
  });
}

/** Every way of asking for drafts that Strapi 5 has or had, and some that it never had. */
const draftAsks = (): readonly string[] => {
  const parameters = [
    'status=draft',
    'status=DRAFT',
    'status=bogus',
    'status=',
    'status[]=draft',
    'status[0]=draft&status[1]=published',
    'status[$eq]=draft',
    'status=published&status=draft',
    'publicationState=preview',
    'publicationFilter=never-published',
    'publicationFilter=modified',
    'hasPublishedVersion=false',
    'status=draft&hasPublishedVersion=false',
    'populate=*',
    'populate=*&status=draft',
    'filters[publishedAt][$null]=true',
    'filters[$or][0][publishedAt][$null]=true&status=draft',
    'lookup[publishedAt]=',
  ];
  const articles = [
    'populate[related][status]=draft',
    'populate[related][publicationState]=preview',
    'populate[related][filters][publishedAt][$null]=true',
    'populate[related][populate][related][status]=draft',
    `filters[related][title][$contains]=${secret}`,
    `_q=${secret}`,
    `filters[title][$contains]=${secret}&status=draft`,
  ];
  const frontPage = [
    'populate=lead',
    'populate[lead][status]=draft',
    'populate[lead]=*&status=draft',
    'populate[lead][filters][publishedAt][$null]=true',
    'populate[lead][populate][related]=true',
  ];
  return [
    ...[...parameters, ...articles].map((query) => `/api/articles?${query}`),
    ...parameters.flatMap((query) => [
      `/api/articles/${draft}?${query}`,
      `/api/articles/${live}?${query}`,
    ]),
    ...[...parameters, ...frontPage].map((query) => `/api/front-page?${query}`),
    ...[
      '',
      'populate=*',
      'populate[article]=true&status=draft',
      'populate[article][status]=draft',
    ].map((query) => `/api/article-views-counts?${query}`),
    ...['authors', 'columns', 'sections', 'tags', 'pages', 'slug-redirects', 'site-settings'].map(
      (type) => `/api/${type}?status=draft&populate=*`,
    ),
    '/api/comments?populate=*&status=draft',
    `/api/comments/${comment}?populate[article][status]=draft`,
    '/api/comment-reports?populate[comment][populate]=article&status=draft',
    '/api/upload/files?populate=*',
    '/api/upload/files?populate[related]=*',
    '/api/users?populate=*',
    '/api/change-feed?after=0&status=draft',
  ];
};

function leaks(answer: Answer): readonly string[] {
  const text = JSON.stringify(answer.body);
  return [secret, readerEmail, 'admin@example.org', 'createdBy', 'password'].filter((word) =>
    text.includes(word),
  );
}

describe('drafts, readers’ addresses and administrators', () => {
  it.each([
    ['nobody', undefined],
    ['the publisher', testSecrets.PUBLISHER_TOKEN],
  ])('are never told to %s, however the question is put', async (_who, token) => {
    const told: string[] = [];
    for (const path of draftAsks()) {
      const answer = await cms.ask(path, { token });
      if (answer.status >= 500) told.push(`${path}: ${answer.status}`);
      for (const word of leaks(answer)) told.push(`${path}: ${word}`);
    }
    expect(told).toEqual([]);
  });

  it('are not told to a read-only token that an operator makes', async () => {
    const made = await cms.strapi.service('admin::api-token')['create']?.({
      name: 'operator',
      description: '',
      kind: 'content-api',
      type: 'read-only',
      lifespan: null,
    });
    for (const path of draftAsks().filter((path) => /articles|front-page|views/.test(path))) {
      expect(leaks(await cms.ask(path, { token: made.accessKey }))).toEqual([]);
    }
  });

  it('are told to the preview token, as far as drafts go', async () => {
    const answer = await cms.ask(`/api/articles/${draft}?status=draft&populate=*`, {
      token: testSecrets.PREVIEW_TOKEN,
    });
    expect(answer.body.data.title).toBe(secret);
    expect(leaks(answer)).toEqual([secret]);
  });

  it.each([
    `/api/article-views-counts?filters[article][title][$startsWith]=${secret}`,
    `/api/article-views-counts?filters[$or][0][article][title][$startsWith]=${secret}`,
    '/api/article-views-counts?filters[article][publishedAt][$null]=true',
  ])('can’t be guessed letter by letter: %s finds nothing', async (path) => {
    expect((await cms.ask(path, { token: testSecrets.PUBLISHER_TOKEN })).body.data).toEqual([]);
  });

  it('can’t be guessed by sorting', async () => {
    for (const sort of ['article.title', 'article.title:desc', 'day,article.slug']) {
      const answer = await cms.ask(`/api/article-views-counts?sort=${sort}`, {
        token: testSecrets.PUBLISHER_TOKEN,
      });
      expect(answer.status).toBe(400);
    }
    const nested = await cms.ask('/api/article-views-counts?sort[article][title]=asc', {
      token: testSecrets.PUBLISHER_TOKEN,
    });
    expect(nested.status).toBe(400);
  });
});

describe('nobody in particular', () => {
  it.each([
    'articles',
    'authors',
    'columns',
    'sections',
    'tags',
    'pages',
    'front-page',
    'site-settings',
    'comments',
    'comment-reports',
    'article-views-counts',
    'slug-redirects',
    'users',
    'users/me',
    'users-permissions/roles',
    'upload/files',
    'change-feed?after=0',
    'changes',
  ])('reads nothing at /api/%s', async (path) => {
    expect([401, 404]).toContain((await cms.ask(`/api/${path}`)).status);
  });

  it.each(['articles', 'comments', 'authors', 'users', 'upload'])(
    'writes nothing at /api/%s',
    async (path) => {
      const answer = await cms.ask(`/api/${path}`, {
        method: 'POST',
        body: { data: { title: 'x', body: 'x', name: 'x' } },
      });
      expect([401, 404, 405]).toContain(answer.status);
    },
  );

  it('is told neither Strapi’s name nor allowed to frame or script the panel', async () => {
    const answer = await cms.ask('/api/articles');
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self' 'self';");
    expect(answer.headers.get('access-control-allow-origin')).not.toBe('*');
  });

  it('may send no more than a megabyte of JSON', async () => {
    const answer = await cms.ask('/api/articles', {
      method: 'POST',
      body: { title: 'x'.repeat(1_100_000) },
    });
    expect(answer.status).toBe(413);
  });
});

describe('the publisher’s token', () => {
  it.each([
    'articles',
    'authors',
    'columns',
    'sections',
    'tags',
    'pages',
    'front-page',
    'site-settings',
    'slug-redirects',
  ])('reads /api/%s', async (path) => {
    expect((await cms.ask(`/api/${path}`, { token: testSecrets.PUBLISHER_TOKEN })).status).toBe(
      200,
    );
  });

  it.each(['comments', 'comment-reports', 'users', 'upload/files', 'users-permissions/roles'])(
    'does not read /api/%s',
    async (path) => {
      const answer = await cms.ask(`/api/${path}`, { token: testSecrets.PUBLISHER_TOKEN });
      expect(answer.status).toBe(path.startsWith('users') ? 404 : 403);
    },
  );

  it('writes nothing', async () => {
    const token = testSecrets.PUBLISHER_TOKEN;
    const body = { data: { title: 'x' } };
    expect((await cms.ask('/api/articles', { method: 'POST', token, body })).status).toBe(403);
    expect((await cms.ask(`/api/articles/${live}`, { method: 'PUT', token, body })).status).toBe(
      403,
    );
    expect((await cms.ask(`/api/articles/${live}`, { method: 'DELETE', token })).status).toBe(403);
    expect((await cms.ask('/api/front-page', { method: 'PUT', token, body })).status).toBe(403);
  });

  it('opens nothing in the panel', async () => {
    const answer = await cms.ask(`/content-manager/collection-types/${article}`, {
      token: testSecrets.PUBLISHER_TOKEN,
    });
    expect(answer.status).toBe(401);
  });
});

describe('roles of the panel', () => {
  const manager = '/content-manager/collection-types';
  let editor: string;
  let author: string;
  let moderator: string;
  beforeAll(async () => {
    editor = await cms.tokenOfRole('strapi-editor');
    author = await cms.tokenOfRole('strapi-author');
    moderator = await cms.tokenOfRole('standfirst-moderator');
  });

  type Deed = readonly [
    what: string,
    ask: (token: string) => Promise<Answer>,
    who: { editor: number; author: number; moderator: number },
  ];
  const get = (path: string) => (token: string) => cms.ask(path, { token });
  const send =
    (method: 'POST' | 'PUT' | 'DELETE', path: () => string, body?: () => unknown) =>
    (token: string) =>
      cms.ask(path(), { method, token, ...(body ? { body: body() } : {}) });
  const deeds: readonly Deed[] = [
    ['list articles', get(`${manager}/${article}`), { editor: 200, author: 200, moderator: 403 }],
    [
      'list authors',
      get(`${manager}/api::author.author`),
      { editor: 200, author: 200, moderator: 403 },
    ],
    [
      'list sections',
      get(`${manager}/api::section.section`),
      { editor: 200, author: 200, moderator: 403 },
    ],
    ['list pages', get(`${manager}/api::page.page`), { editor: 200, author: 403, moderator: 403 }],
    [
      'see the front page',
      get('/content-manager/single-types/api::front-page.front-page'),
      { editor: 200, author: 403, moderator: 403 },
    ],
    [
      'see the settings',
      get('/content-manager/single-types/api::site-settings.site-settings'),
      { editor: 200, author: 403, moderator: 403 },
    ],
    [
      'list comments',
      get(`${manager}/api::comment.comment`),
      { editor: 403, author: 403, moderator: 200 },
    ],
    [
      'list reports',
      get(`${manager}/api::comment-report.comment-report`),
      { editor: 403, author: 403, moderator: 200 },
    ],
    [
      'list readers',
      get(`${manager}/plugin::users-permissions.user`),
      { editor: 403, author: 403, moderator: 403 },
    ],
    [
      'list redirects',
      get(`${manager}/api::slug-redirect.slug-redirect`),
      { editor: 403, author: 403, moderator: 403 },
    ],
    [
      'list view counts',
      get(`${manager}/api::article-views.article-views`),
      { editor: 403, author: 403, moderator: 403 },
    ],
    ['list media', get('/upload/files'), { editor: 200, author: 200, moderator: 403 }],
    ['list users of the panel', get('/admin/users'), { editor: 403, author: 403, moderator: 403 }],
    ['list API tokens', get('/admin/api-tokens'), { editor: 403, author: 403, moderator: 403 }],
    ['list webhooks', get('/admin/webhooks'), { editor: 403, author: 403, moderator: 403 }],
    [
      'create an article',
      send(
        'POST',
        () => `${manager}/${article}`,
        () => ({ title: 'Mine' }),
      ),
      { editor: 201, author: 201, moderator: 403 },
    ],
    [
      'create a tag',
      send(
        'POST',
        () => `${manager}/api::tag.tag`,
        () => ({ name: `Tag ${crypto.randomUUID()}` }),
      ),
      { editor: 201, author: 403, moderator: 403 },
    ],
    [
      'change another’s article',
      send(
        'PUT',
        () => `${manager}/${article}/${draft}`,
        () => ({ teaser: 'x' }),
      ),
      { editor: 200, author: 403, moderator: 403 },
    ],
    [
      'publish an article',
      send(
        'POST',
        () => `${manager}/${article}/${live}/actions/publish`,
        () => ({ title: 'Live' }),
      ),
      { editor: 200, author: 403, moderator: 403 },
    ],
    [
      'unpublish a page',
      send(
        'POST',
        () => `${manager}/api::page.page/none/actions/unpublish`,
        () => ({}),
      ),
      { editor: 404, author: 403, moderator: 403 },
    ],
    [
      'delete a comment',
      send('DELETE', () => `${manager}/api::comment.comment/${comment}`),
      { editor: 403, author: 403, moderator: 403 },
    ],
    [
      'write a comment',
      send(
        'POST',
        () => `${manager}/api::comment.comment`,
        () => ({ body: 'x' }),
      ),
      { editor: 403, author: 403, moderator: 403 },
    ],
    [
      'change the settings',
      send(
        'PUT',
        () => '/content-manager/single-types/api::site-settings.site-settings',
        () => ({ tagline: 'x' }),
      ),
      { editor: 200, author: 403, moderator: 403 },
    ],
  ];

  it.each(deeds)('%s', async (_what, ask, who) => {
    const statuses = {
      editor: (await ask(editor)).status,
      author: (await ask(author)).status,
      moderator: (await ask(moderator)).status,
    };
    expect(statuses).toEqual(who);
  });

  it('let an author change a draft of their own, but neither publish nor schedule it', async () => {
    const made = await cms.ask(`${manager}/${article}`, {
      method: 'POST',
      token: author,
      body: anArticle(desk, { section: undefined, bylines: undefined }),
    });
    const id: string = made.body.data.documentId;
    const saved = await cms.ask(`${manager}/${article}/${id}`, {
      method: 'PUT',
      token: author,
      body: {
        teaser: 'Mine to change',
        publishAt: '2026-12-01T10:00:00Z',
        section: { connect: [{ documentId: desk.section }] },
      },
    });
    expect(saved.status).toBe(200);
    const row: unknown = await cms.strapi
      .documents(article)
      .findOne({ documentId: id, populate: { section: true } });
    expect(row).toMatchObject({
      teaser: 'Mine to change',
      publishAt: null,
      section: { documentId: desk.section },
    });
    const publish = await cms.ask(`${manager}/${article}/${id}/actions/publish`, {
      method: 'POST',
      token: author,
      body: {},
    });
    expect(publish.status).toBe(403);
    const remove = await cms.ask(`${manager}/${article}/${id}`, {
      method: 'DELETE',
      token: author,
    });
    expect(remove.status).toBe(403);
  });

  it('let an author see no article of others', async () => {
    const list = await cms.ask(`${manager}/${article}`, { token: author });
    expect(JSON.stringify(list.body)).not.toContain(secret);
    expect((await cms.ask(`${manager}/${article}/${draft}`, { token: author })).status).toBe(403);
  });

  it('let an author duplicate no article of others', async () => {
    const path = `${manager}/${article}/clone/${draft}`;
    const ask = { method: 'POST', body: { title: 'Mine now' } } as const;
    expect((await cms.ask(path, { ...ask, token: author })).status).toBe(403);
    expect((await cms.ask(path, { ...ask, token: editor })).status).toBe(200);
  });

  it('let an author change nothing that an editor has scheduled as it is', async () => {
    const made = await cms.ask(`${manager}/${article}`, {
      method: 'POST',
      token: author,
      body: anArticle(desk, { section: undefined, bylines: undefined }),
    });
    const path = `${manager}/${article}/${made.body.data.documentId}`;
    const save = (token: string, body: object) => cms.ask(path, { method: 'PUT', token, body });
    expect((await save(editor, { publishAt: '2031-12-01T10:00:00Z' })).status).toBe(200);
    expect((await save(author, { teaser: 'Nobody has read this' })).status).toBe(403);
    expect((await save(editor, { teaser: 'Read by an editor' })).status).toBe(200);
    expect((await save(editor, { publishAt: null })).status).toBe(200);
    expect((await save(author, { teaser: 'Mine again' })).status).toBe(200);
  });

  it('let nobody publish by a form that stood open while the schedule did its work', async () => {
    const { documentId } = await cms.strapi
      .documents(article)
      .create({ data: anArticle(desk, { slug: 'stood-open' }) });
    const save = (body: object) =>
      cms.ask(`${manager}/${article}/${documentId}`, { method: 'PUT', token: editor, body });
    for (const field of ['publishAt', 'unpublishAt']) {
      const { status, body } = await save({ [field]: '2024-03-01T10:00:00.000Z' });
      expect([status, body.error.details.errors[0].path]).toEqual([400, [field]]);
    }
    expect((await save({ publishAt: '2031-03-01T10:00:00.000Z' })).status).toBe(200);
  });

  const preview = async (token: string | undefined, uid: string, documentId: string) => {
    const path = `/content-manager/preview/url/${uid}?documentId=${documentId}&status=draft`;
    const { status, body } = await cms.ask(path, { token });
    return { status, url: String(body?.data?.url ?? '') };
  };

  it('let those preview a draft who may read it, and nobody else', async () => {
    const path = `/preview/article/${draft}/draft/`;
    for (const token of [await cms.adminToken(), editor])
      expect((await preview(token, article, draft)).url).toContain(path);
    for (const token of [author, moderator])
      expect(await preview(token, article, draft)).toEqual({ status: 204, url: '' });
    expect((await preview(undefined, article, draft)).status).toBe(401);
  });

  it('let an author preview their own draft', async () => {
    const made = await cms.ask(`${manager}/${article}`, {
      method: 'POST',
      token: author,
      body: anArticle(desk, { section: undefined, bylines: undefined }),
    });
    const id: string = made.body.data.documentId;
    expect((await preview(author, article, id)).url).toContain(`/preview/article/${id}/draft/`);
  });

  it('let nobody preview what has no page or is not there', async () => {
    const admin = await cms.adminToken();
    expect(await preview(admin, 'api::author.author', desk.author)).toEqual({
      status: 204,
      url: '',
    });
    expect(await preview(admin, article, 'nothing')).toEqual({ status: 204, url: '' });
  });

  it('let a moderator decide on a comment, but not rewrite it', async () => {
    const decide = (changes: object) =>
      cms.ask(`${manager}/api::comment.comment/${comment}`, {
        method: 'PUT',
        token: moderator,
        body: { state: 'rejected', reason: 'Abuse', ...changes },
      });
    expect((await decide({ body: 'Rewritten' })).status).toBe(400);
    expect((await decide({ body: 'Hear, hear' })).status).toBe(200);
    const row: unknown = await cms.strapi
      .documents('api::comment.comment')
      .findOne({ documentId: comment });
    expect(row).toMatchObject({ state: 'rejected', reason: 'Abuse', body: 'Hear, hear' });
  });

  it('show a moderator who wrote a comment, without the address', async () => {
    const list = await cms.ask(`${manager}/api::comment.comment`, { token: moderator });
    expect(JSON.stringify(list.body)).toContain('"username":"reader"');
    expect(JSON.stringify(list.body)).not.toContain(readerEmail);
    const relation = await cms.ask(
      `/content-manager/relations/api::comment.comment/${comment}/reader`,
      { token: moderator },
    );
    expect(JSON.stringify(relation.body)).not.toContain(readerEmail);
  });

  it('show it in no way of writing the address of the list, and to nobody who guesses', async () => {
    for (const type of ['%61pi::comment.comment', 'api%3a%3acomment%2Ecomment']) {
      const { body } = await cms.ask(`${manager}/${type}`, { token: moderator });
      expect(JSON.stringify(body)).not.toContain(readerEmail);
    }
    const asks = [
      'filters[reader][email][$startsWith]=reader@',
      'filters[$and][0][reader][email][$contains]=private',
      'filters[$or][0][$not][reader][password][$notNull]=true',
      'filters%5Breader%5D%5Bemail%5D%5B%24eq%5D=x',
      'filters[article][body][$contains]=Embargoed',
      'sort=reader.email:asc',
      'sort[0]=submittedAt:desc&sort[1]=reader.email',
      'sort[reader][email]=asc',
    ];
    for (const query of asks) {
      const { status } = await cms.ask(`${manager}/api::comment.comment?${query}`, {
        token: moderator,
      });
      expect({ query, status }).toEqual({ query, status: 400 });
    }
    for (const query of [
      'filters[reader][username][$eq]=reader&sort=submittedAt:desc',
      'filters[state][$eq]=rejected&sort=reader.username:asc',
    ]) {
      const { status, body } = await cms.ask(`${manager}/api::comment.comment?${query}`, {
        token: moderator,
      });
      expect([status, body.results.length]).toEqual([200, 1]);
    }
  });

  it('sign in over plain http on a loopback address in production mode', async () => {
    expect(process.env['NODE_ENV']).toBe('production');
    expect(await cms.adminToken()).not.toBe('');
  });
});

describe('an upload', () => {
  const upload = async (
    name: string,
    type: string,
    content: Uint8Array<ArrayBuffer> | string,
  ): Promise<Answer> => {
    const form = new FormData();
    form.append('files', new Blob([content], { type }), name);
    return cms.ask('/upload', { method: 'POST', token: await cms.adminToken(), body: form });
  };
  const html = '<!doctype html><script>alert(1)</script>';
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  it.each<readonly [string, string, string, Uint8Array<ArrayBuffer> | string]>([
    ['a web page', 'a.html', 'text/html', html],
    ['a web page named as a picture', 'a.png', 'image/png', html],
    ['a web page said to be a picture', 'a.html', 'image/png', html],
    ['a picture named as a web page', 'a.html', 'image/png', onePixelPng],
    ['an SVG', 'a.svg', 'image/svg+xml', svg],
    ['an SVG named as a picture', 'a.png', 'image/png', svg],
    ['a script', 'a.js', 'text/javascript', 'alert(1)'],
    ['a script that begins like a GIF', 'a.js', 'image/gif', 'GIF89a=1;alert(1)'],
    ['a GIF named as a PNG', 'a.png', 'image/png', 'GIF89a'.padEnd(80, '.')],
    ['text named as a PDF', 'a.pdf', 'application/pdf', 'just text'],
    ['an archive', 'a.zip', 'application/zip', 'PK\u0003\u0004'.padEnd(80, '.')],
    ['an empty file', 'a.png', 'image/png', ''],
  ])('of %s is refused', async (_what, name, type, content) => {
    const before = await cms.strapi.db.query('plugin::upload.file').count();
    expect((await upload(name, type, content)).status).toBe(400);
    expect(await cms.strapi.db.query('plugin::upload.file').count()).toBe(before);
  });

  it('of a picture or PDF is taken, kept in DATA_DIR and served as what it is', async () => {
    for (const [name, type, content] of [
      ['dot.png', 'image/png', onePixelPng],
      ['b.pdf', 'application/pdf', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'],
    ] as const) {
      const answer = await upload(name, type, content);
      expect(answer.status).toBe(201);
      const served = await fetch(cms.url + answer.body[0].url);
      expect(served.headers.get('content-type')).toBe(type);
      expect(served.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('can’t replace a picture by something else', async () => {
    const form = new FormData();
    form.append('files', new Blob([html], { type: 'image/png' }), 'dot.png');
    const answer = await cms.ask(`/upload?id=${picture}`, {
      method: 'POST',
      token: await cms.adminToken(),
      body: form,
    });
    expect(answer.status).toBe(400);
  });
});
