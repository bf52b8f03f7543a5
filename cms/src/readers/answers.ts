import type { Core } from '@strapi/strapi';
import { readerApi } from '@standfirst/shared-types';
import { ReaderRefused } from './refused';

/** What a Koa middleware is given. */
export type Context = Parameters<Core.MiddlewareHandler>[0];

/**
 * Makes every answer below {@link readerApi} one of the contract: no cache keeps it, and from 400 on
 * its body is a refusal, also where Strapi found no route or could not read the body.
 */
export function answerReaders(strapi: Core.Strapi): Core.MiddlewareHandler {
  return async (ctx, next) => {
    // Strapi's router takes capital letters for small ones.
    if (!`${ctx.path.toLowerCase()}/`.startsWith(`${readerApi}/`)) {
      await next();
      return;
    }
    try {
      await next();
      if (ctx.status >= 400 && ctx.method !== 'OPTIONS') refuse(ctx, refusedBy(ctx.status));
    } catch (error) {
      if (!(error instanceof ReaderRefused) && statusOf(error) >= 500) strapi.log.error(error);
      refuse(ctx, error instanceof ReaderRefused ? error : refusedBy(statusOf(error)));
    }
    ctx.set('Cache-Control', 'no-store');
  };
}

function refuse(ctx: Context, refused: ReaderRefused): void {
  ctx.status = refused.status;
  ctx.body = refused.body;
  if (refused.retryAfter !== null) ctx.set('Retry-After', String(refused.retryAfter));
}

/** Strapi's and Koa's own errors, by their status. */
function refusedBy(status: number): ReaderRefused {
  if (status >= 500) return new ReaderRefused('unavailable');
  return new ReaderRefused(status === 404 || status === 405 ? 'not-found' : 'not-valid');
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 500;
  return typeof error.status === 'number' ? error.status : 500;
}
