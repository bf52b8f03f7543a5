import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewsBatchAgeMaxMs, viewsBatchLengthMax, viewsPath } from '@standfirst/shared-types';
import { aDesk, anArticle, published, type Desk } from './magazine.ts';
import { startCms, type Cms } from './strapi.ts';
import { describeCounting } from './views/counting.ts';
import { aBatch, daysOf, send } from './views/sender.ts';

let cms: Cms;
let desk: Desk;

beforeAll(async () => {
  cms = await startCms();
  desk = await aDesk(cms);
});
afterAll(() => cms.stop());

const world = () => ({ cms, desk, restart: () => Promise.reject(new Error('Not here.')) });

describeCounting(world);

describe('who may count', () => {
  it('is nobody without the secret', async () => {
    const article = await published(cms, anArticle(desk));
    const batch = aBatch({ [article]: 1 });
    const stranger = { secret: 'a-secret-of-somebody-else-0123456789' };
    expect(await send(cms, batch, stranger)).toBe(401);
    const unsigned = await cms.ask(viewsPath, { method: 'POST', body: batch });
    expect(unsigned.status).toBe(401);
    expect(await daysOf(cms, article)).toEqual({});
  });

  it('is nobody who changed a batch on its way', async () => {
    const article = await published(cms, anArticle(desk));
    const batch = aBatch({ [article]: 1 });
    const more = { ...batch, counts: [{ article, count: 1_000_000 }] };
    expect(await send(cms, more, { signedAs: batch })).toBe(401);
    expect(await daysOf(cms, article)).toEqual({});
  });

  it('is nobody who sends again what was sent more than a minute ago', async () => {
    const article = await published(cms, anArticle(desk));
    const late = aBatch({ [article]: 1 }, { sentAtMs: Date.now() - 61_000 });
    expect(await send(cms, late)).toBe(401);
    expect(await daysOf(cms, article)).toEqual({});
  });

  it.each([
    ['older than the CMS remembers', { countedAtMs: Date.now() - viewsBatchAgeMaxMs - 1 }],
    ['empty', { counts: [] }],
    ['too long', { counts: Array(viewsBatchLengthMax + 1).fill({ article: 'a', count: 1 }) }],
    ['of fewer than no views', { counts: [{ article: 'a', count: -1 }] }],
  ])('may not send a batch that is %s', async (_what, parts) => {
    expect(await send(cms, aBatch({ a: 1 }, parts))).toBe(400);
  });

  it('reads nothing here', async () => {
    expect((await cms.ask(viewsPath)).status).toBe(404);
    expect((await cms.ask(`${viewsPath}/some-article`)).status).toBe(404);
  });
});
