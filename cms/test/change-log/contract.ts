/** `GET /api/change-feed`, as `shared-types/src/change-feed.ts` promises it. */
import type { UID } from '@strapi/strapi';
import { describe, expect, it } from 'vitest';
import {
  changeFeedLimitDefault,
  changeFeedLimitMax,
  changeFeedPath,
  documentTypes,
} from '@standfirst/shared-types';
import { dayIn } from '../../src/views/day.ts';
import { publishScores } from '../../src/views/scores.ts';
import { anArticle, aPicture, published } from '../magazine.ts';
import { type Cms, testSecrets } from '../strapi.ts';
import { ask, changesAfter, changesBy, head } from './feed.ts';
import { type InWorld, named, type World } from './world.ts';

/** Registers the cases. */
export function describeFeed(world: InWorld): void {
  it('tells what changed in the order in which it last changed', async () => {
    const { cms } = world();
    const before = await head(cms);
    const names = await tags(cms, 3);
    await cms.strapi.db.connection('tags').where('name', names[0]).update({ locale: null });
    const { changes } = await ask(cms, { after: before });
    expect(changes.map(({ document }) => (document as { name: string }).name)).toEqual([
      names[1],
      names[2],
      names[0],
    ]);
    const cursors = changes.map(({ cursor }) => cursor);
    expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
  });

  it('goes in batches that end where the next begins', async () => {
    const { cms } = world();
    const before = await head(cms);
    const names = await tags(cms, 5);
    const first = await ask(cms, { after: before, limit: 2 });
    const second = await ask(cms, { after: first.cursor, limit: 2 });
    const third = await ask(cms, { after: second.cursor, limit: 2 });
    const batches = [first, second, third];
    expect(batches.map(({ changes }) => changes.length)).toEqual([2, 2, 1]);
    expect(batches.map(({ remaining }) => remaining)).toEqual([3, 1, 0]);
    expect(
      batches.flatMap(({ changes }) =>
        changes.map(({ document }) => (document as { name: string }).name),
      ),
    ).toEqual(names);
    expect(first.cursor).toBe(first.changes.at(-1)?.cursor);
  });

  it(`goes in batches of ${changeFeedLimitDefault} where the reader names no limit`, async () => {
    const { cms } = world();
    const before = await head(cms);
    await tags(cms, changeFeedLimitDefault + 1);
    const { changes, remaining } = await ask(cms, { after: before });
    expect([changes.length, remaining]).toEqual([changeFeedLimitDefault, 1]);
  });

  it('only counts when the limit is 0', async () => {
    const { cms } = world();
    const before = await head(cms);
    await tags(cms, 3);
    const counted = await ask(cms, { after: before, limit: 0 });
    expect(counted).toMatchObject({ cursor: before, remaining: 3, changes: [] });
  });

  it('answers a question asked twice alike, and a finished reader with their own cursor', async () => {
    const { cms } = world();
    const before = await head(cms);
    await tags(cms, 2);
    const first = await ask(cms, { after: before });
    expect(await ask(cms, { after: before })).toEqual(first);
    const rest = await ask(cms, { after: first.cursor });
    expect(rest).toMatchObject({ cursor: first.cursor, remaining: 0, changes: [] });
  });

  it('sets back a cursor that is beyond its end', async () => {
    const { cms } = world();
    const end = await head(cms);
    expect((await ask(cms, { after: end + 1000 })).cursor).toBe(end);
  });

  it('tells of a document once, however often it was edited', async () => {
    const { cms } = world();
    const before = await head(cms);
    const [name = ''] = await tags(cms, 1);
    for (let edit = 1; edit <= 50; edit += 1) {
      await cms.strapi.db.query('api::tag.tag').updateMany({
        where: { name: edit === 1 ? name : `${name}-${edit - 1}` },
        data: { name: `${name}-${edit}` },
      });
    }
    const { changes, remaining } = await ask(cms, { after: before });
    expect([changes.length, remaining]).toEqual([1, 0]);
    expect(changes[0]?.document).toMatchObject({ name: `${name}-50` });
  });

  it('is the whole magazine from 0', async () => {
    const { cms } = world();
    await oneOfEverything(world());
    const changes = await changesAfter(cms, 0);
    const there = changes.filter(({ document }) => document !== null);
    const inFeed = there.map(({ type, id }) => `${type} ${id}`).sort();
    expect(inFeed).toEqual(await visibleIn(cms));
    expect(new Set(there.map(({ type }) => type))).toEqual(new Set(documentTypes));
    expect(new Set(inFeed).size).toBe(inFeed.length);
  });

  it('tells how much an article was read, once that is published', async () => {
    const { cms, desk } = world();
    const article = await published(cms, anArticle(desk));
    const view = (count: number) => {
      const data: Record<string, unknown> = { article, day: today(), count };
      return cms.strapi.documents('api::article-views.article-views').create({ data });
    };
    expect(await changesBy(cms, () => view(30))).toEqual([]);
    const changes = await changesBy(cms, () => publishScores(cms.strapi, new Date()));
    expect(changes.find(({ id }) => id === article)?.document).toEqual({
      type: 'views',
      id: article,
      total: 30,
    });
  });

  it.each([
    ['after', '-1'],
    ['after', 'abc'],
    ['after', '1.5'],
    ['after', '1e3'],
    ['after', ''],
    ['after', ' 1'],
    ['after', '99999999999999999'],
    ['limit', '-1'],
    ['limit', 'all'],
    ['limit', '0x10'],
    ['limit', ''],
    ['limit', String(changeFeedLimitMax + 1)],
  ])('refuses %s=%j and names the field', async (field, value) => {
    await expectRefusal(world().cms, `${field}=${encodeURIComponent(value)}`, field);
  });

  it.each(['after[]=1', 'after=1&after=2', 'after[$gt]=1', 'limit[a]=1'])(
    'refuses %s and names the field',
    async (query) => {
      await expectRefusal(world().cms, query, query.slice(0, 5));
    },
  );

  describe('is closed to', () => {
    const others: Record<string, (cms: Cms) => Promise<string | undefined>> = {
      nobody: () => Promise.resolve(undefined),
      'a token nobody gave out': () => Promise.resolve('0123456789abcdef0123456789abcdef'),
      'the preview token': () => Promise.resolve(testSecrets.PREVIEW_TOKEN),
      'a token for other things': (cms) => cms.apiToken(['api::tag.tag.find']),
      'an author’s panel token': (cms) => cms.tokenOfRole('strapi-author'),
      'an administrator’s panel token': (cms) => cms.adminToken(),
      'a signed-in reader': (cms) => readerToken(cms),
    };
    it.each(Object.keys(others))('%s', async (who) => {
      const { cms } = world();
      const token = await others[who]?.(cms);
      const answer = await cms.ask(changeFeedPath, { token });
      expect([401, 403]).toContain(answer.status);
      expect(JSON.stringify(answer.body)).not.toContain('changes');
    });
  });

  it('is open to the publisher, and kept by no cache', async () => {
    const { cms } = world();
    const answer = await cms.ask(changeFeedPath, { token: testSecrets.PUBLISHER_TOKEN });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['/api/changes', '/api/changes/1'])(
    'shows the log’s own rows to nobody at %s',
    async (where) => {
      const { cms } = world();
      const token = testSecrets.PUBLISHER_TOKEN;
      expect((await cms.ask(where, { token })).status).toBe(404);
    },
  );
}

async function expectRefusal(cms: Cms, query: string, field: string): Promise<void> {
  const token = testSecrets.PUBLISHER_TOKEN;
  const answer = await cms.ask(`${changeFeedPath}?${query}`, { token });
  const { error } = answer.body as { error: { message: string; details: unknown } };
  expect([answer.status, error.details]).toEqual([400, { name: field }]);
  expect(error.message).toMatch(new RegExp(`^"${field}" must be a whole number from 0 to \\d+`));
}

/** Inserts tags in one statement and gives their names. */
async function tags(cms: Cms, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({
    document_id: crypto.randomUUID(),
    name: named('Batch'),
    slug: crypto.randomUUID(),
  }));
  await cms.strapi.db.connection('tags').insert(rows);
  return rows.map(({ name }) => name);
}

/** The day it is where the magazine is: scores of today stay as they are over a restart. */
const today = () => dayIn('Europe/London', new Date());

/** Sees to it that there is a document of each type. */
async function oneOfEverything({ cms, desk }: World): Promise<void> {
  const { strapi } = cms;
  await aPicture(cms);
  const article = await published(cms, anArticle(desk));
  const make = (uid: UID.CollectionType, data: Record<string, unknown>) =>
    strapi.documents(uid).create({ data });
  await make('api::column.column', { title: named('Afloat') });
  await make('api::tag.tag', { name: named('Boats') });
  const page: Record<string, unknown> = { title: named('Terms'), body: 'Fair ones.' };
  await strapi.documents('api::page.page').create({ data: page, status: 'published' });
  await make('api::comment.comment', { body: 'Quite.', state: 'approved', article });
  await make('api::article-views.article-views', { article, day: today(), count: 40 });
  await publishScores(strapi, new Date());
  await make('api::slug-redirect.slug-redirect', { from: `/${crypto.randomUUID()}/`, to: '/new/' });
}

/** What a reader may see, read from the tables themselves. */
async function visibleIn({ strapi }: Cms): Promise<string[]> {
  const ids = async (type: string, uid: string, where: Record<string, unknown> = {}) => {
    const rows = (await strapi.db.query(uid).findMany({ where })) as { documentId: string }[];
    return rows.map(({ documentId }) => `${type} ${documentId}`);
  };
  const live = { publishedAt: { $notNull: true } };
  const scored = (await strapi.db.query('api::article-score.article-score').findMany({})) as {
    target: string;
  }[];
  const all = await Promise.all([
    ids('article', 'api::article.article', live),
    ids('page', 'api::page.page', live),
    ids('author', 'api::author.author'),
    ids('column', 'api::column.column'),
    ids('section', 'api::section.section'),
    ids('tag', 'api::tag.tag'),
    ids('front-page', 'api::front-page.front-page'),
    ids('settings', 'api::site-settings.site-settings'),
    ids('redirect', 'api::slug-redirect.slug-redirect'),
    ids('media', 'plugin::upload.file'),
    ids('comment', 'api::comment.comment', {
      state: 'approved',
      article: { id: { $notNull: true } },
    }),
    placesIn(strapi),
  ]);
  return [...all.flat(), ...scored.map(({ target }) => `views ${target}`)].sort();
}

/** Withdrawn comments that approved ones answer. */
async function placesIn(strapi: Cms['strapi']): Promise<string[]> {
  const answers = (await strapi.db.query('api::comment.comment').findMany({
    where: {
      state: 'approved',
      parent: { state: 'withdrawn', article: { id: { $notNull: true } } },
    },
    populate: { parent: true },
  })) as { parent: { documentId: string } }[];
  return [...new Set(answers.map(({ parent }) => `comment ${parent.documentId}`))];
}

async function readerToken(cms: Cms): Promise<string> {
  const roles = cms.strapi.db.query('plugin::users-permissions.role');
  const role = (await roles.findOne({ where: { type: 'authenticated' } })) as { id: number };
  const username = named('reader').replace(' ', '-');
  const users = cms.strapi.plugin('users-permissions').service<{
    add: (values: Record<string, unknown>) => Promise<{ id: number }>;
  }>('user');
  const { id } = await users.add({
    username,
    email: `${username}@private.example`,
    password: 'Correct-Horse-9',
    provider: 'local',
    confirmed: true,
    role: role.id,
  });
  // No route gives such a token out; one that came about anyhow must open nothing.
  const sessions = cms.strapi.sessionManager('users-permissions');
  const { token } = await sessions.generateRefreshToken(String(id), 'test');
  const access = await sessions.generateAccessToken(token);
  if ('error' in access) throw new Error(access.error);
  return access.token;
}
