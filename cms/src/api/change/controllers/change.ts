import type { Core } from '@strapi/strapi';
import { changeFeedLimitDefault, changeFeedLimitMax } from '@standfirst/shared-types';
import { readChangeFeed } from '../../../change-log/feed';
import { ValidationError } from '../../../strapi-errors';

/** The part of Koa's context that is needed here. */
interface FeedContext {
  query: Record<string, unknown>;
  set(header: string, value: string): void;
  body: unknown;
}

/** `GET /api/change-feed`: see `shared-types/src/change-feed.ts` for the contract. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async feed(ctx: FeedContext) {
    const after = wholeNumber(ctx.query['after'], {
      name: 'after',
      fallback: 0,
      max: Number.MAX_SAFE_INTEGER,
    });
    const limit = wholeNumber(ctx.query['limit'], {
      name: 'limit',
      fallback: changeFeedLimitDefault,
      max: changeFeedLimitMax,
    });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readChangeFeed(strapi, { after, limit });
  },
});

function wholeNumber(
  value: unknown,
  { name, fallback, max }: { name: string; fallback: number; max: number },
): number {
  if (value === undefined) return fallback;
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(number) && number <= max) return number;
  throw new ValidationError(`"${name}" must be a whole number from 0 to ${max}.`, { name });
}
