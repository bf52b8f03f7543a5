import type { Core } from '@strapi/strapi';
import { readerApi } from '@standfirst/shared-types';
import { z } from 'zod';
import type { Settings } from '../env';
import { RateLimits, type Limit } from '../rate-limits';
import type { Context } from './answers';
import { clientOf, type Client } from './client';
import { ReaderRefused } from './refused';
import { requireReader, signedInReader, type SessionAsk, type SignedInReader } from './session';

/** A request, as a handler gets it: sent from the site's own pages, within its limit, its body checked. */
export interface ReaderAsk<Body, Reader> {
  readonly ctx: Context;
  readonly body: Body;
  readonly reader: Reader;
  /** The parts of the path that are named, such as `id` of `/comments/:id`. */
  readonly params: Readonly<Record<string, string>>;
  /** What stands after the question mark, once each. */
  readonly query: Readonly<Record<string, string>>;
  readonly now: Date;
  readonly client: Client;
}

/** What is answered: a status, and JSON where there is something to say. */
export interface ReaderAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** One kind of request below {@link readerApi}. */
export interface ReaderRouteSpec<Body, Reader> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below {@link readerApi}: `/comments/:id`. */
  readonly path: string;
  /** How often one client address may ask. */
  readonly limit: Limit;
  /** What the body must be; {@link noBody} where there is none. */
  readonly body: z.ZodType<Body>;
  /**
   * Does it and says what is answered.
   * @throws {ReaderRefused} for whatever the reader did wrong.
   */
  readonly handle: (ask: ReaderAsk<Body, Reader>) => Promise<ReaderAnswer>;
}

/** A route that can be registered: see {@link openRoute} and {@link signedInRoute}. */
export interface ReaderRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly limit: Limit;
  readonly answer: (
    strapi: Core.Strapi,
    ask: Omit<ReaderAsk<unknown, null>, 'reader'>,
  ) => Promise<ReaderAnswer>;
}

/** A route for everybody. `reader` is `null` where nobody is signed in. */
export function openRoute<Body>(spec: ReaderRouteSpec<Body, SignedInReader | null>): ReaderRoute {
  return routeOf(spec, signedInReader);
}

/** A route for readers who are signed in; the others are refused as `signed-out`. */
export function signedInRoute<Body>(spec: ReaderRouteSpec<Body, SignedInReader>): ReaderRoute {
  return routeOf(spec, requireReader);
}

/** The body of a request that has none: whatever is sent is not looked at. */
export const noBody = z.unknown().transform(() => null);

/** Which routes, and how they know the site and its server. */
export interface Registered {
  readonly settings: Pick<Settings, 'siteUrl' | 'wakeSecret'>;
  readonly routes: readonly ReaderRoute[];
}

/**
 * Serves the routes. Strapi asks for no token and no permission here: what is listed is open, and
 * nothing else is. Belongs into `register()`: later routes are not served.
 */
export function registerReaderRoutes(strapi: Core.Strapi, { settings, routes }: Registered): void {
  const limits = new RateLimits();
  strapi.server.routes({
    type: 'content-api',
    prefix: readerApi.slice('/api'.length),
    routes: routes.map((route) => ({
      method: route.method,
      path: route.path,
      info: { type: 'content-api', apiName: 'standfirst' },
      config: { auth: false },
      handler: handlerOf(strapi, { settings, route, limits }),
    })),
  });
}

interface Served {
  readonly settings: Pick<Settings, 'siteUrl' | 'wakeSecret'>;
  readonly route: ReaderRoute;
  readonly limits: RateLimits;
}

/** Origin, then limit, then the rest: what costs least is refused first. */
function handlerOf(
  strapi: Core.Strapi,
  { settings, route, limits }: Served,
): Core.MiddlewareHandler {
  const siteOrigin = new URL(settings.siteUrl).origin;
  return async (ctx) => {
    if (route.method !== 'GET' && ctx.get('origin') !== siteOrigin)
      throw new ReaderRefused('elsewhere');
    const client = clientOf(ctx, settings.wakeSecret);
    const wait = await limits.take(route.limit, client.network);
    if (wait !== null) throw new ReaderRefused('too-many', { retryAfter: wait });
    const { params, query, request } = asked.parse(ctx);
    const { status, body } = await route.answer(strapi, {
      ctx,
      // A form of another site can send the other kinds; the Origin alone would have to stop it.
      body: ctx.is('json') === 'json' ? request.body : undefined,
      params,
      query,
      now: new Date(),
      client,
    });
    ctx.status = status;
    if (body !== undefined) ctx.body = body;
  };
}

const asked = z.object({
  params: z.record(z.string(), z.string()),
  query: z.record(z.string(), z.unknown()).transform(firstTexts),
  request: z.object({ body: z.unknown().optional() }),
});

/** A parameter given twice, or as a list, counts as not given. */
function firstTexts(query: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

function routeOf<Body, Reader>(
  { method, path, limit, body, handle }: ReaderRouteSpec<Body, Reader>,
  readerOf: (strapi: Core.Strapi, asked: SessionAsk) => Promise<Reader>,
): ReaderRoute {
  return {
    method,
    path,
    limit,
    async answer(strapi, ask) {
      const reader = await readerOf(strapi, ask);
      return handle({ ...ask, reader, body: checked(body, ask.body) });
    },
  };
}

/** @throws {ReaderRefused} `not-valid`, naming the first field that is not as it must be. */
function checked<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const field = read.error.issues[0]?.path.join('.') ?? '';
  throw new ReaderRefused('not-valid', field === '' ? {} : { field });
}
