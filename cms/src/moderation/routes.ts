/** What the moderation queue's page in the panel asks. Panel users with the moderator's permission only. */
import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import {
  decisionRequest,
  moderationAction,
  moderationApi,
  moderationSubject,
  suspensionRequest,
  undoRequest,
  type DecisionAnswer,
} from '@standfirst/shared-types';
import { z } from 'zod';
import type { Settings } from '../env';
import type { Context } from '../readers/answers';
import { ValidationError } from '../strapi-errors';
import { decide, type Decided } from './decisions';
import { logCsv, logPage, type Moderator } from './log';
import { moderatorOf } from './moderator';
import { queue } from './queue';
import { lift, suspend } from './suspensions';
import { undo } from './undo';
import { queueCounts } from './waiting';

/** A request from the panel. */
interface Ask {
  readonly ctx: Context;
  readonly by: Moderator;
  readonly now: Date;
}

interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below {@link moderationApi}. */
  readonly path: string;
  readonly answer: (ask: Ask) => Promise<unknown>;
}

/** Adds the panel's routes. Belongs into `register()`: later routes are not served. */
export function registerModerationRoutes(
  strapi: Core.Strapi,
  settings: Pick<Settings, 'siteUrl'>,
): void {
  const routes = [...readingRoutes(strapi, settings), ...decidingRoutes(strapi)];
  const actions = [{ action: moderationAction, subject: moderationSubject }];
  strapi.server.routes({
    type: 'admin',
    prefix: '',
    routes: routes.map(({ method, path, answer }) => ({
      method,
      path: moderationApi + path,
      handler: async (ctx: Context) => {
        const by = moderatorOf(ctx.state['user']);
        ctx.set('Cache-Control', 'no-store');
        ctx.body = await answer({ ctx, by, now: new Date() });
      },
      info: { type: 'admin', apiName: 'standfirst' },
      config: {
        policies: [
          'admin::isAuthenticatedAdmin',
          { name: 'admin::hasPermissions', config: { actions } },
        ],
      },
    })),
  });
}

const limit = z.coerce.number().int().min(1).max(100).catch(50);
const page = z.coerce.number().int().min(1).max(1_000_000).catch(1);

function readingRoutes(strapi: Core.Strapi, { siteUrl }: Pick<Settings, 'siteUrl'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/queue',
      answer: ({ ctx, now }) =>
        queue(strapi, { limit: limit.parse(ctx.query['limit']), siteUrl, now }),
    },
    { method: 'GET', path: '/counts', answer: () => queueCounts(strapi) },
    {
      method: 'GET',
      path: '/log',
      answer: ({ ctx }) => logPage(strapi, page.parse(ctx.query['page'])),
    },
    {
      method: 'GET',
      path: '/log.csv',
      answer: ({ ctx, now }) => {
        const day = now.toISOString().slice(0, 10);
        ctx.set('Content-Disposition', `attachment; filename="moderation-${day}.csv"`);
        ctx.type = 'text/csv; charset=utf-8';
        return Promise.resolve(Readable.from(logCsv(strapi)));
      },
    },
  ];
}

function decidingRoutes(strapi: Core.Strapi): Route[] {
  return [
    {
      method: 'POST',
      path: '/decisions',
      answer: async ({ ctx, by, now }) => {
        const { ids, decision, reason, seen = {} } = bodyOf(ctx, decisionRequest);
        const said = reason?.trim() ?? '';
        if (decision === 'reject' && said === '')
          throw new ValidationError('Say why: the writer is told.');
        const why = said === '' ? null : said;
        const deciding = { ids, decision, reason: why, by, now, again: false, seen };
        return answered(strapi, await decide(strapi, deciding));
      },
    },
    {
      method: 'POST',
      path: '/suspensions',
      answer: async ({ ctx, by, now }) => {
        const { reader, reason, until } = bodyOf(ctx, suspensionRequest);
        const end = until === null ? null : new Date(until);
        return answered(strapi, await suspend(strapi, { reader, reason, until: end, by, now }));
      },
    },
    {
      method: 'DELETE',
      path: '/suspensions/:reader',
      answer: async ({ ctx, by, now }) => {
        const { reader } = z.object({ reader: z.string() }).parse(ctx['params']);
        return answered(strapi, await lift(strapi, { reader, by, now }));
      },
    },
    {
      method: 'POST',
      path: '/undo',
      answer: async ({ ctx, by, now }) => {
        await undo(strapi, { ...bodyOf(ctx, undoRequest), by, now });
        return queueCounts(strapi);
      },
    },
  ];
}

async function answered(strapi: Core.Strapi, done: Decided): Promise<DecisionAnswer> {
  const { decided, already, undo: code } = done;
  const counts = await queueCounts(strapi);
  return { decided: [...decided], already: [...already], undo: code, counts };
}

/** @throws {ValidationError} naming the first field that is not as it must be. */
function bodyOf<Body>(ctx: Context, schema: z.ZodType<Body>): Body {
  const { body } = z.object({ body: z.unknown().optional() }).parse(ctx.request);
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ValidationError(`${issue?.path.join('.') ?? 'The request'}: ${issue?.message ?? ''}`);
}
