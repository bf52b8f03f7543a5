/** What readers say: posting, editing, withdrawing, reporting. Everything below `/api/reader/comments` and `/reports`. */
import type { Core } from '@strapi/strapi';
import { readerRequests } from '@standfirst/shared-types';
import { z } from 'zod';
import type { Settings } from '../env';
import type { Limit } from '../rate-limits';
import {
  noBody,
  openRoute,
  registerReaderRoutes,
  signedInRoute,
  type ReaderRoute,
} from '../readers/routes';
import { ReaderRefused } from '../readers/refused';
import { editComment } from './editing';
import { myComments } from './mine';
import { outsideFrom, type AskOutside, type OutsideSettings } from './outside';
import { ownComments, ownStored } from './own';
import { postComment } from './posting';
import { reportComment } from './reporting';
import { withdrawComment } from './withdrawing';

/** What comments take from the environment. */
export type CommentSettings = OutsideSettings & Pick<Settings, 'wakeSecret' | 'jwtSecret'>;

const posting: Limit = { name: 'comments', times: 30, seconds: 60 };
const changing: Limit = { name: 'comment-changes', times: 30, seconds: 60 };
const reading: Limit = { name: 'own-comments', times: 120, seconds: 60 };
const reporting: Limit = { name: 'reports', times: 20, seconds: 3600 };

/** Adds the routes. Belongs into `register()`: later routes are not served. */
export function registerComments(strapi: Core.Strapi, settings: CommentSettings): void {
  const askOutside = outsideFrom(strapi, settings);
  registerReaderRoutes(strapi, {
    settings,
    routes: [
      ...writingRoutes(strapi, askOutside),
      ...readingRoutes(strapi),
      reportRoute(strapi, settings.jwtSecret),
    ],
  });
}

function writingRoutes(strapi: Core.Strapi, askOutside: AskOutside): ReaderRoute[] {
  return [
    signedInRoute({
      method: 'POST',
      path: '/comments',
      limit: posting,
      body: readerRequests['POST /comments'],
      async handle({ reader, body, client, now }) {
        const posted = await postComment(strapi, { reader, body, client, now, askOutside });
        return { status: posted.isNew ? 201 : 200, body: { comment: posted.comment } };
      },
    }),
    signedInRoute({
      method: 'PUT',
      path: '/comments/:id',
      limit: changing,
      body: readerRequests['PUT /comments/:id'],
      async handle({ reader, params, body: { body }, client, now }) {
        const id = params['id'] ?? '';
        const comment = await editComment(strapi, { reader, id, body, client, now, askOutside });
        return { status: 200, body: { comment } };
      },
    }),
    signedInRoute({
      method: 'DELETE',
      path: '/comments/:id',
      limit: changing,
      body: noBody,
      async handle({ reader, params, now }) {
        const id = params['id'] ?? '';
        const comment = await withdrawComment(strapi, { reader: reader.id, id, now });
        return { status: 200, body: { comment } };
      },
    }),
  ];
}

/** Beyond this no reader has written; a larger number would be none to the database. */
const pageMax = 1_000_000;
const pageNumber = z.coerce.number().int().min(1).max(pageMax).catch(1);

function readingRoutes(strapi: Core.Strapi): ReaderRoute[] {
  return [
    signedInRoute({
      method: 'GET',
      path: '/comments',
      limit: reading,
      body: noBody,
      async handle({ reader, query, now }) {
        const page = pageNumber.parse(query['page'] ?? 1);
        return { status: 200, body: await myComments(strapi, { reader: reader.id, page, now }) };
      },
    }),
    signedInRoute({
      method: 'GET',
      path: '/comments/:id',
      limit: reading,
      body: noBody,
      async handle({ reader, params, now }) {
        const own = await ownStored(strapi, { id: params['id'] ?? '', reader: reader.id });
        if (own === null) throw new ReaderRefused('not-found');
        const [comment] = await ownComments(strapi, [own], now);
        return { status: 200, body: { comment } };
      },
    }),
  ];
}

function reportRoute(strapi: Core.Strapi, secret: string): ReaderRoute {
  return openRoute({
    method: 'POST',
    path: '/reports',
    limit: reporting,
    body: readerRequests['POST /reports'],
    async handle({ reader: reporter, body, client, now }) {
      await reportComment(strapi, { ...body, reporter, client, secret, now });
      return { status: 202, body: {} };
    },
  });
}
