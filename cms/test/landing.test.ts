/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment
   -- what the CMS answers has no type here: each test states what it expects of it */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  landingNoticePath,
  parseLandingQuestion,
  type LandingReport,
} from '@standfirst/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { landingNoticeOf, type LandingFacts, type PublisherAnswer } from '../src/landing/notice.ts';
import { aDesk, anArticle, published, type Desk } from './magazine.ts';
import { startCms, type Cms } from './strapi.ts';

const now = new Date('2026-11-21T14:10:00.000Z');
const head = 7;

/** The publisher has followed the log to the article's newest change and seen it live. */
function aReport(parts: Partial<LandingReport> = {}): PublisherAnswer {
  const landedAt = '2026-11-21T14:03:22.000Z';
  const landing = { state: 'live', address: '/articles/rope/', landedAt, seen: null } as const;
  return { kind: 'report', report: { pulled: head, landing, held: null, trouble: null, ...parts } };
}

/** A published article in London, seen live today. */
function theFacts(parts: Partial<LandingFacts> = {}): LandingFacts {
  return {
    status: 'published',
    head,
    publishAt: null,
    unpublishAt: null,
    refusal: null,
    publisher: aReport(),
    siteUrl: 'https://precept.example',
    timeZone: 'Europe/London',
    now,
    ...parts,
  };
}

const neverPublished = {
  status: 'draft',
  head: null,
  publisher: aReport({ landing: null }),
} as const satisfies Partial<LandingFacts>;

const withdrawn = (at: string | null) =>
  aReport({
    landing: { state: 'withdrawn', address: '/articles/rope/', landedAt: at, seen: null },
  });

describe('what the panel says about a published piece', () => {
  it('is when it was seen live, with the way there', () => {
    expect(landingNoticeOf(theFacts())).toEqual({
      tone: 'live',
      text: 'Live at 14:03:22',
      link: 'https://precept.example/articles/rope/',
      notes: [],
      inFlight: false,
    });
  });

  it('gives the time by the magazine’s clock', () => {
    const { text } = landingNoticeOf(theFacts({ timeZone: 'Europe/Helsinki' }));
    expect(text).toBe('Live at 16:03:22');
  });

  it('adds the day, where that is not the magazine’s today', () => {
    const monday = new Date('2026-11-23T09:00:00.000Z');
    const { text } = landingNoticeOf(theFacts({ now: monday }));
    expect(text).toBe('Live at 14:03:22, Saturday 21 November');
  });

  it('adds the day, where midnight lies between by the magazine’s clock only', () => {
    const facts = theFacts({ timeZone: 'Asia/Kolkata', now: new Date('2026-11-21T19:00:00.000Z') });
    expect(landingNoticeOf(facts).text).toBe('Live at 19:33:22, Saturday 21 November');
  });

  it('adds the year, where that is not this year', () => {
    const { text } = landingNoticeOf(theFacts({ now: new Date('2027-02-01T09:00:00.000Z') }));
    expect(text).toBe('Live at 14:03:22, Saturday 21 November 2026');
  });

  it('mentions changes that are not published', () => {
    expect(landingNoticeOf(theFacts({ status: 'modified' })).notes).toEqual([
      'This draft has changes that are not published.',
    ]);
  });

  it('is “Publishing…” while the publisher has not heard of its newest change', () => {
    const notice = landingNoticeOf(theFacts({ head: head + 1 }));
    expect(notice).toMatchObject({ tone: 'moving', text: 'Publishing…', inFlight: true });
  });

  it.each(['publishing', 'withdrawn'] as const)(
    'is “Publishing…” while the publisher’s newest word is “%s”',
    (state) => {
      const landing = { state, address: '/articles/rope/', landedAt: null, seen: null };
      const notice = landingNoticeOf(theFacts({ publisher: aReport({ landing }) }));
      expect(notice).toMatchObject({ tone: 'moving', text: 'Publishing…', inFlight: true });
    },
  );

  it('says what holds it, and that readers see the last good version', () => {
    const publisher = aReport({ held: 'section: Invalid input' });
    expect(landingNoticeOf(theFacts({ publisher }))).toEqual({
      tone: 'held',
      text: 'Held: section: Invalid input',
      link: 'https://precept.example/articles/rope/',
      notes: ['Readers see its last good version.'],
      inFlight: false,
    });
  });

  it('is on its way again once what held it has changed', () => {
    const publisher = aReport({ held: 'section: Invalid input' });
    expect(landingNoticeOf(theFacts({ publisher, head: head + 1 })).tone).toBe('moving');
  });

  it('says what was seen instead, where its page was not confirmed', () => {
    const seen = 'the address answers 503';
    const landing = {
      state: 'not-confirmed',
      address: '/articles/rope/',
      landedAt: null,
      seen,
    } as const;
    expect(landingNoticeOf(theFacts({ publisher: aReport({ landing }) }))).toMatchObject({
      tone: 'held',
      text: 'Published, but not confirmed: the address answers 503.',
      inFlight: false,
    });
  });

  it('says that its text is safe, where the publisher can’t be reached', () => {
    expect(landingNoticeOf(theFacts({ publisher: { kind: 'unreachable' } }))).toMatchObject({
      tone: 'unknown',
      text: 'The publisher can’t be reached; your text is safe and will be published when it is back.',
    });
  });

  it('claims nothing about the site, where the CMS knows of no publisher', () => {
    const notice = landingNoticeOf(theFacts({ publisher: { kind: 'none' } }));
    expect(notice).toMatchObject({ tone: 'unknown', text: 'Published.', link: null });
    expect(notice.notes[0]).toContain('WAKE_URL');
  });

  it('passes on what keeps everything from being published', () => {
    const publisher = aReport({ trouble: 'The disk is full.' });
    expect(landingNoticeOf(theFacts({ publisher })).notes).toContain('The disk is full.');
  });

  it('tells when it will be withdrawn', () => {
    const unpublishAt = new Date('2026-12-01T00:30:00.000Z');
    expect(landingNoticeOf(theFacts({ unpublishAt })).notes).toEqual([
      'Will be withdrawn Tuesday 1 December, 00:30.',
    ]);
  });

  it('tells when its changes will be published', () => {
    const publishAt = new Date('2026-11-24T09:00:00.000Z');
    expect(landingNoticeOf(theFacts({ status: 'modified', publishAt })).notes).toEqual([
      'This draft has changes that are not published.',
      'Publishes Tuesday 24 November, 09:00.',
    ]);
  });
});

describe('what the panel says about changes that were refused at their time', () => {
  it('stands beside where the piece is', () => {
    const publishAt = new Date('2026-11-21T09:00:00.000Z');
    const refusal = { dueAt: publishAt, reason: 'It has no body.' };
    expect(landingNoticeOf(theFacts({ status: 'modified', publishAt, refusal }))).toMatchObject({
      tone: 'live',
      notes: [
        'This draft has changes that are not published.',
        'Not published at 09:00: It has no body.',
      ],
    });
  });
});

describe('what the panel says about the night of a clock change', () => {
  /** What is said of a piece that publishes at an instant. */
  const waiting = (at: string, timeZone = 'Europe/London') =>
    landingNoticeOf(
      theFacts({
        ...neverPublished,
        publishAt: new Date(at),
        timeZone,
        now: new Date('2026-01-05T12:00:00.000Z'),
      }),
    ).text;

  it('has no hour that London leaves out', () => {
    expect(['2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z'].map((at) => waiting(at))).toEqual([
      'Waiting: publishes Sunday 29 March, 00:59',
      'Waiting: publishes Sunday 29 March, 02:00',
    ]);
  });

  it('says which one is meant of the hour that London has twice', () => {
    const instants = [
      '2026-10-24T23:59Z',
      '2026-10-25T00:30Z',
      '2026-10-25T01:30Z',
      '2026-10-25T02:00Z',
    ];
    expect(instants.map((at) => waiting(at))).toEqual([
      'Waiting: publishes Sunday 25 October, 00:59',
      'Waiting: publishes Sunday 25 October, 01:30 BST',
      'Waiting: publishes Sunday 25 October, 01:30 GMT',
      'Waiting: publishes Sunday 25 October, 02:00',
    ]);
  });

  it('says which one is meant of the half hour that Lord Howe Island has twice', () => {
    const instants = [
      '2026-04-04T14:29Z',
      '2026-04-04T14:45Z',
      '2026-04-04T15:15Z',
      '2026-04-04T15:30Z',
    ];
    expect(instants.map((at) => waiting(at, 'Australia/Lord_Howe'))).toEqual([
      'Waiting: publishes Sunday 5 April, 01:29',
      'Waiting: publishes Sunday 5 April, 01:45 GMT+11',
      'Waiting: publishes Sunday 5 April, 01:45 GMT+10:30',
      'Waiting: publishes Sunday 5 April, 02:00',
    ]);
  });

  it('is told by the half hour in Kolkata, where clocks never change', () => {
    expect(waiting('2026-10-25T00:30:00Z', 'Asia/Kolkata')).toBe(
      'Waiting: publishes Sunday 25 October, 06:00',
    );
  });

  it('says when a piece went live in the hour that comes twice', () => {
    const landedAt = '2026-10-25T01:30:00.000Z';
    const landing = { state: 'live', address: '/articles/rope/', landedAt, seen: null } as const;
    const now = new Date('2026-10-25T09:00:00.000Z');
    expect(landingNoticeOf(theFacts({ publisher: aReport({ landing }), now })).text).toBe(
      'Live at 01:30:00 GMT',
    );
  });
});

describe('what the panel says about a piece that is not published', () => {
  it('is “Not on the site”, whether or not the publisher can be reached', () => {
    for (const publisher of [neverPublished.publisher, { kind: 'unreachable' }] as const) {
      const notice = landingNoticeOf(theFacts({ ...neverPublished, publisher }));
      expect(notice).toMatchObject({ tone: 'absent', text: 'Not on the site', link: null });
    }
  });

  it('is what it waits for, by the magazine’s clock on either side of a clock change', () => {
    const winter = new Date('2027-03-22T09:00:00.000Z');
    const summer = new Date('2027-03-29T08:00:00.000Z');
    const texts = [winter, summer].map(
      (publishAt) => landingNoticeOf(theFacts({ ...neverPublished, publishAt })).text,
    );
    expect(texts).toEqual([
      'Waiting: publishes Monday 22 March 2027, 09:00',
      'Waiting: publishes Monday 29 March 2027, 09:00',
    ]);
  });

  it('tells when it will be withdrawn after it was published', () => {
    const publishAt = new Date('2026-11-23T09:00:00.000Z');
    const unpublishAt = new Date('2026-11-30T09:00:00.000Z');
    expect(landingNoticeOf(theFacts({ ...neverPublished, publishAt, unpublishAt }))).toMatchObject({
      tone: 'waiting',
      text: 'Waiting: publishes Monday 23 November, 09:00',
      notes: ['Will be withdrawn Monday 30 November, 09:00.'],
      inFlight: false,
    });
  });

  it('is looked at closely around the moment it is due', () => {
    const publishAt = new Date(now.getTime() + 2_000);
    expect(landingNoticeOf(theFacts({ ...neverPublished, publishAt })).inFlight).toBe(true);
  });

  it('is that it is held, where it is due and was refused', () => {
    const publishAt = new Date('2026-11-21T14:00:00.000Z');
    const { tone, text } = landingNoticeOf(theFacts({ ...neverPublished, publishAt }));
    expect(tone).toBe('held');
    expect(text).toMatch(
      /^Held: it was due Saturday 21 November, 14:00 and could not be published/,
    );
  });

  it('is why it was not published at its time', () => {
    const publishAt = new Date('2026-11-21T09:00:00.000Z');
    const refusal = { dueAt: publishAt, reason: 'The lead image has no alternative text.' };
    expect(landingNoticeOf(theFacts({ ...neverPublished, publishAt, refusal }))).toMatchObject({
      tone: 'held',
      text: 'Not published at 09:00: The lead image has no alternative text.',
      notes: [],
    });
  });

  it('names the day, where it was not published on another one', () => {
    const refusal = { dueAt: new Date('2026-11-20T09:00:00.000Z'), reason: 'It has no body.' };
    expect(landingNoticeOf(theFacts({ ...neverPublished, refusal })).text).toBe(
      'Not published at 09:00, Friday 20 November: It has no body.',
    );
  });

  it('is when it was withdrawn', () => {
    const publisher = withdrawn('2026-11-21T14:05:00.000Z');
    expect(landingNoticeOf(theFacts({ status: 'draft', publisher }))).toMatchObject({
      tone: 'absent',
      text: 'Withdrawn at 14:05:00',
      link: null,
    });
  });

  it('is “Not on the site”, where nobody knows when it was withdrawn', () => {
    const publisher = withdrawn(null);
    expect(landingNoticeOf(theFacts({ status: 'draft', publisher })).text).toBe('Not on the site');
  });

  it('is “Withdrawing…” while its page was last seen live', () => {
    expect(landingNoticeOf(theFacts({ status: 'draft' }))).toMatchObject({
      tone: 'moving',
      text: 'Withdrawing…',
      inFlight: true,
    });
  });
});

describe('the panel’s question about a piece', () => {
  let publisher: Server;
  let report: LandingReport | null = null;
  let asked: string[] = [];
  let cms: Cms;
  let desk: Desk;

  beforeAll(async () => {
    publisher = createServer((request, response) => {
      asked.push(request.url ?? '');
      const known = parseLandingQuestion(request.url ?? '', request.headers.authorization ?? '');
      response.statusCode = request.url === '/wake' ? 204 : known === null ? 401 : 200;
      response.end(report === null ? 'nonsense' : JSON.stringify(report));
    });
    await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
    const { port } = publisher.address() as AddressInfo;
    cms = await startCms({ env: { WAKE_URL: `http://127.0.0.1:${port}/wake` } });
    desk = await aDesk(cms);
  });
  afterAll(async () => {
    await cms.stop();
    await new Promise((resolve) => publisher.close(resolve));
  });

  const standing = async (id: string, token?: string) =>
    cms.ask(landingNoticePath('article', id), { token: token ?? (await cms.adminToken()) });

  it('is answered from the publisher’s report', async () => {
    const id = await published(cms, anArticle(desk));
    const landedAt = '2026-11-21T14:03:22.000Z';
    const landing = { state: 'live', address: '/articles/rope/', landedAt, seen: null } as const;
    report = { pulled: Number.MAX_SAFE_INTEGER, landing, held: null, trouble: null };
    asked = [];
    const { status, body } = await standing(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ tone: 'live', text: expect.stringMatching(/^Live at 14:03:22/) });
    expect(asked).toContain(`/landing/article/${id}`);
  });

  it('is “Publishing…” until the publisher has followed the log to its newest change', async () => {
    const id = await published(cms, anArticle(desk));
    report = { pulled: 0, landing: null, held: null, trouble: null };
    expect((await standing(id)).body.text).toBe('Publishing…');
  });

  it('knows a draft that was saved after it was published', async () => {
    const id = await published(cms, anArticle(desk));
    const notesBefore: unknown = (await standing(id)).body.notes;
    const change: object = { standfirst: 'Another one.' };
    await cms.strapi.documents('api::article.article').update({ documentId: id, data: change });
    expect(notesBefore).toEqual([]);
    expect((await standing(id)).body.notes).toEqual([
      'This draft has changes that are not published.',
    ]);
  });

  it('knows the schedule', async () => {
    const draft = await cms.strapi
      .documents('api::article.article')
      .create({ data: anArticle(desk, { publishAt: '2031-11-24T09:00:00.000Z' }) });
    expect((await standing(draft.documentId)).body.text).toBe(
      'Waiting: publishes Monday 24 November 2031, 09:00',
    );
  });

  it('follows the magazine’s time zone', async () => {
    const draft = await cms.strapi
      .documents('api::article.article')
      .create({ data: anArticle(desk, { publishAt: '2031-11-24T09:00:00.000Z' }) });
    await cms.strapi.db
      .query('api::site-settings.site-settings')
      .updateMany({ where: {}, data: { timeZone: 'Asia/Tokyo' } });
    expect((await standing(draft.documentId)).body.text).toContain(
      'Monday 24 November 2031, 18:00',
    );
  });

  it('says that the publisher can’t be reached, where it answers with nonsense', async () => {
    const id = await published(cms, anArticle(desk));
    report = null;
    expect((await standing(id)).body.text).toContain('can’t be reached');
  });

  it('is not found for what there is not', async () => {
    expect((await standing('nothing')).status).toBe(404);
  });

  it('is for those who may read that very article', async () => {
    const id = await published(cms, anArticle(desk));
    expect((await cms.ask(landingNoticePath('article', id))).status).toBe(401);
    expect((await standing(id, await cms.tokenOfRole('standfirst-moderator'))).status).toBe(403);
    expect((await standing(id, await cms.tokenOfRole('strapi-author'))).status).toBe(403);
    expect((await standing(id, await cms.tokenOfRole('strapi-editor'))).status).toBe(200);
  });

  it('lets authors ask after their own', async () => {
    const token = await cms.tokenOfRole('strapi-author');
    const made = await cms.ask('/content-manager/collection-types/api::article.article', {
      method: 'POST',
      token,
      body: { title: 'My own piece', kind: 'news' },
    });
    const { status, body } = await standing(String(made.body.data.documentId), token);
    expect(status).toBe(200);
    expect(body.text).toBe('Not on the site');
  });
});
