/** What both databases must do with views. */
import { beforeEach, describe, expect, it } from 'vitest';
import { dayBefore, dayIn } from '../../src/views/day.ts';
import { keepScores } from '../../src/views/index.ts';
import { publishScores } from '../../src/views/scores.ts';
import { changesBy } from '../change-log/feed.ts';
import type { InWorld } from '../change-log/world.ts';
import { anArticle, published } from '../magazine.ts';
import { aBatch, daysOf, send } from './sender.ts';

const hourMs = 3_600_000;
const today = () => dayIn('Europe/London', new Date());

/** Cases about batches from the site's server. */
export function describeCounting(world: InWorld): void {
  let article: string;
  beforeEach(async () => {
    const { cms, desk } = world();
    article = await published(cms, anArticle(desk));
  });

  describe('a batch of views', () => {
    it('adds to the day it belongs to', async () => {
      const { cms } = world();
      expect(await send(cms, aBatch({ [article]: 3 }))).toBe(204);
      expect(await send(cms, aBatch({ [article]: 4 }))).toBe(204);
      expect(await daysOf(cms, article)).toEqual({ [today()]: 7 });
    });

    it('counts once, however often it comes', async () => {
      const { cms } = world();
      const batch = aBatch({ [article]: 5 });
      const answers = await Promise.all([send(cms, batch), send(cms, batch), send(cms, batch)]);
      answers.push(await send(cms, batch));
      expect(answers).toContain(204);
      expect(answers.at(-1)).toBe(204);
      expect(await daysOf(cms, article)).toEqual({ [today()]: 5 });
    });

    it('belongs to a day of the magazine’s own time zone', async () => {
      const { cms } = world();
      // Noon in London is two o’clock of the next morning on Kiritimati.
      await setTimeZone('Pacific/Kiritimati');
      const yesterdayNoon = Date.parse(`${today()}T12:00:00Z`) - 24 * hourMs;
      await send(cms, aBatch({ [article]: 2 }, { countedAtMs: yesterdayNoon }));
      await setTimeZone('Europe/London');
      expect(await daysOf(cms, article)).toEqual({ [today()]: 2 });
    });

    it('leaves out what is not published', async () => {
      const { cms, desk } = world();
      const draft = await cms.strapi
        .documents('api::article.article')
        .create({ data: anArticle(desk) });
      const batch = aBatch({ [draft.documentId]: 9, 'no-such-article': 9, [article]: 1 });
      expect(await send(cms, batch)).toBe(204);
      expect(await daysOf(cms, draft.documentId)).toEqual({});
      expect(await daysOf(cms, article)).toEqual({ [today()]: 1 });
    });

    it('keeps counting on the same day when the article is published again', async () => {
      const { cms } = world();
      await send(cms, aBatch({ [article]: 3 }));
      await cms.strapi.documents('api::article.article').publish({ documentId: article });
      await send(cms, aBatch({ [article]: 4 }));
      expect(await daysOf(cms, article)).toEqual({ [today()]: 7 });
    });

    it('tells the site nothing by itself', async () => {
      const { cms } = world();
      expect(await changesBy(cms, () => send(cms, aBatch({ [article]: 500 })))).toEqual([]);
    });
  });

  describe('the score that the site is told', () => {
    /** Writes counts as another program may: by the article and the day alone. */
    async function viewed(counts: Record<number, number>): Promise<void> {
      for (const [age, count] of Object.entries(counts)) {
        const data: Record<string, unknown> = {
          article,
          day: dayBefore(today(), Number(age)),
          count,
        };
        await world().cms.strapi.documents('api::article-views.article-views').create({ data });
      }
    }
    const told = async (after: number = 0) => {
      const { cms } = world();
      const at = new Date(Date.now() + after);
      const changes = await changesBy(cms, () => publishScores(cms.strapi, at));
      return changes
        .filter(({ id }) => id === article)
        .map(({ document }) => (document?.type === 'views' ? document.total : null));
    };

    it('is today’s views, and less and less of those of the days before', async () => {
      await viewed({ 0: 100, 2: 100, 4: 100 });
      expect(await told()).toEqual([180]);
    });

    it('is of a week, and no more', async () => {
      await viewed({ 0: 10, 7: 100_000 });
      expect(await told()).toEqual([10]);
    });

    it('takes an article’s days once, though its draft is a row too', async () => {
      await send(world().cms, aBatch({ [article]: 40 }));
      await world().cms.strapi.documents('api::article.article').publish({ documentId: article });
      expect(await told()).toEqual([40]);
    });

    it('is not told where too little was read to say anything', async () => {
      await viewed({ 0: 9 });
      expect(await told()).toEqual([]);
    });

    it('is told once, until it really changes', async () => {
      await viewed({ 0: 10_000 });
      expect(await told()).toEqual([10_000]);
      await send(world().cms, aBatch({ [article]: 3 }));
      expect(await told()).toEqual([]);
      await send(world().cms, aBatch({ [article]: 3000 }));
      expect(await told()).toEqual([13_000]);
    });

    it('fades as days pass, and ends', async () => {
      await viewed({ 0: 20 });
      expect(await told()).toEqual([20]);
      expect(await told(2 * 24 * hourMs)).toEqual([10]);
      expect(await told(3 * 24 * hourMs)).toEqual([0]);
      expect(await told(3 * 24 * hourMs)).toEqual([]);
    });

    it('ends when the article is withdrawn', async () => {
      await viewed({ 0: 50 });
      await told();
      const { cms } = world();
      await cms.strapi.documents('api::article.article').unpublish({ documentId: article });
      expect(await told()).toEqual([0]);
    });

    it('is told at most hourly, and the first without waiting', async () => {
      const { cms } = world();
      // A time of its own, far from what other cases did.
      const startMs = Date.now() + 400 * 24 * hourMs;
      const dayThen = dayIn('Europe/London', new Date(startMs));
      const count = (amount: number) => {
        const data: Record<string, unknown> = { article, day: dayThen, count: amount };
        return cms.strapi.documents('api::article-views.article-views').create({ data });
      };
      const toldAt = async (laterMs: number) =>
        (await changesBy(cms, () => keepScores(cms.strapi, new Date(startMs + laterMs))))
          .filter(({ id }) => id === article)
          .map(({ document }) => (document?.type === 'views' ? document.total : null));
      await keepScores(cms.strapi, new Date(startMs - 2 * hourMs));
      await count(20);
      expect(await toldAt(0)).toEqual([20]);
      await count(20);
      expect(await toldAt(hourMs - 1)).toEqual([]);
      expect(await toldAt(hourMs)).toEqual([40]);
    });
  });

  describe('old counts', () => {
    it('are deleted after ninety days', async () => {
      const { cms } = world();
      for (const age of [89, 91]) {
        const data: Record<string, unknown> = { article, day: dayBefore(today(), age), count: 1 };
        await cms.strapi.documents('api::article-views.article-views').create({ data });
      }
      await keepScores(cms.strapi, new Date(Date.now() + 2 * hourMs));
      expect(Object.keys(await daysOf(cms, article))).toEqual([dayBefore(today(), 89)]);
    });
  });

  async function setTimeZone(timeZone: string): Promise<void> {
    const documents = world().cms.strapi.documents('api::site-settings.site-settings');
    const found = await documents.findFirst({});
    const data: Record<string, unknown> = { timeZone };
    await documents.update({ documentId: found?.documentId ?? '', data });
  }
}
