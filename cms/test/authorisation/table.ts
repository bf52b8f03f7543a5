/**
 * Who may ask the CMS what, for everything that it serves. Grouped by who may; everybody else is
 * refused. A route that is in no line fails the test: see `../authorisation.test.ts`.
 */
import { callers } from './callers.ts';
import { managed } from './managed.ts';
import { type Group, type Line, refused } from './shape.ts';
import { strapisOwn } from './strapis-own.ts';

const comment = { id: 'comment' } as const;
const types = ['articles', 'authors', 'columns', 'pages', 'sections', 'slug-redirects', 'tags'];
const collections = [...types, 'article-views-counts'];
const closed = ['comments', 'comment-reports'];
const singles = ['front-page', 'site-settings'];

const readersRoutes: readonly Group[] = [
  {
    title: 'whoever is on the site: accounts and complaints',
    may: callers.filter((caller) => caller !== 'no origin'),
    others: refused.readers,
    // 400: let in, and then the empty form is refused.
    lines: [
      ['POST /api/reader/registration', 400],
      ['POST /api/reader/confirmation', 400],
      ['POST /api/reader/confirmation-request', 400],
      ['POST /api/reader/session', 400],
      ['DELETE /api/reader/session', 204],
      ['POST /api/reader/password-request', 400],
      ['POST /api/reader/password-reset', 400],
      ['POST /api/reader/notices-stop', 400],
      ['POST /api/reader/reports', 400],
      ['GET /api/reader/ways', 200, { but: { 'no origin': 200 } }],
      // There is nobody at the provider's address: back to the page to sign in on.
      ['GET /api/reader/oidc', 303, { but: { 'no origin': 303 } }],
      ['GET /api/reader/oidc/callback', 303, { but: { 'no origin': 303 } }],
    ],
  },
  {
    title: 'whoever is signed in on the site',
    may: ['reader', 'other reader', 'suspended reader'],
    others: refused.readers,
    lines: [
      ['PUT /api/reader/password', 400],
      ['PUT /api/reader/email', 400],
      ['PUT /api/reader/profile', 400],
      ['DELETE /api/reader/account', 400],
      ['DELETE /api/reader/sessions', 204],
      ['POST /api/reader/comments', 400],
      ...['me', 'sessions', 'data', 'comments'].map((path): Line => [
        `GET /api/reader/${path}`,
        200,
        { but: { 'no origin': 200 } },
      ]),
    ],
  },
  {
    title: 'a reader, with what is theirs; to other readers it is not there',
    may: ['reader'],
    others: (caller, method) =>
      ['other reader', 'suspended reader'].includes(caller) ? 404 : refused.readers(caller, method),
    lines: [
      ['GET /api/reader/comments/:id', 200, { params: comment, but: { 'no origin': 200 } }],
      [
        'PUT /api/reader/comments/:id',
        200,
        { params: comment, body: { body: 'Waits to be read' } },
      ],
      ['DELETE /api/reader/comments/:id', 200, { params: { id: 'comment to withdraw' } }],
      ['DELETE /api/reader/sessions/:id', 404, { params: { id: 'nothing' } }],
    ],
  },
  {
    title: 'readers who may write',
    may: ['reader', 'other reader'],
    others: (caller, method) =>
      caller === 'suspended reader' ? 403 : refused.readers(caller, method),
    lines: [
      [
        'POST /api/reader/comments',
        201,
        {
          body: {
            article: '{open article}',
            parent: null,
            body: '{new}',
            key: null,
            terms: 'none',
          },
        },
      ],
    ],
  },
];

const content: readonly Group[] = [
  {
    title: 'the publisher and the preview: what is published',
    may: ['build token', 'preview token'],
    others: refused.content,
    lines: [
      ...[...collections, ...singles].map((type): Line => [`GET /api/${type}`, 200]),
      ...collections.map((type): Line => [`GET /api/${type}/:id`, 404]),
      ['GET /api/articles/:id', 200, { params: { id: 'article' } }],
      ['GET /api/articles/:id', 404, { params: { id: 'draft' } }],
    ],
  },
  {
    title: 'the publisher: what has changed',
    may: ['build token'],
    others: refused.content,
    lines: [['GET /api/change-feed', 200, { query: '?after=0' }]],
  },
  {
    title: 'the preview: drafts',
    may: ['preview token'],
    others: refused.content,
    lines: [
      ['GET /api/drafts/:type/:documentId', 404],
      [
        'GET /api/articles/:id',
        200,
        { params: { id: 'draft' }, query: '?status=draft', but: { 'build token': 404 } },
      ],
    ],
  },
  {
    title: 'the site’s server, by its signature: views',
    may: [],
    others: () => 401,
    lines: [
      [
        'POST /api/views',
        401,
        {
          body: {
            batch: '{uuid}',
            countedAtMs: '{now}',
            sentAtMs: '{now}',
            counts: [{ article: '{article}', count: 1 }],
          },
        },
      ],
    ],
  },
  {
    title: 'nobody: writing by the content API, reading what readers say, files, types',
    may: [],
    others: refused.content,
    lines: [
      ...closed.flatMap((type): Line[] => [
        [`GET /api/${type}`, 403],
        [
          `GET /api/${type}/:id`,
          403,
          { params: { id: type === 'comments' ? 'comment' : 'report' } },
        ],
      ]),
      ...[...collections, ...closed].flatMap((type): Line[] => [
        [`POST /api/${type}`, 403],
        [`PUT /api/${type}/:id`, 403],
        [`DELETE /api/${type}/:id`, 403],
      ]),
      ...singles.flatMap((type): Line[] => [
        [`PUT /api/${type}`, 403],
        [`DELETE /api/${type}`, 403],
      ]),
      ...[
        'GET /api/content-type-builder/content-types',
        'GET /api/content-type-builder/content-types/:uid',
        'GET /api/content-type-builder/components',
        'GET /api/content-type-builder/components/:uid',
        'POST /api/email',
        'POST /api/upload',
        'GET /api/upload/files',
        'GET /api/upload/files/page',
        'GET /api/upload/files/:id',
        'DELETE /api/upload/files/:id',
        'GET /api/i18n/locales',
      ].map((route): Line => [route, 403]),
    ],
  },
  {
    title: 'nobody: accounts as Strapi has them',
    may: [],
    others: refused.shut,
    lines: [
      'GET /api/connect/(.*)',
      'POST /api/auth/local',
      'POST /api/auth/local/register',
      'GET /api/auth/:provider/callback',
      'POST /api/auth/forgot-password',
      'POST /api/auth/reset-password',
      'GET /api/auth/email-confirmation',
      'POST /api/auth/send-email-confirmation',
      'POST /api/auth/change-password',
      'POST /api/auth/refresh',
      'POST /api/auth/logout',
      'GET /api/auth/sessions',
      'DELETE /api/auth/sessions/:sessionId',
      'GET /api/users/count',
      'GET /api/users',
      'GET /api/users/me',
      'GET /api/users/:id',
      'POST /api/users',
      'PUT /api/users/:id',
      'DELETE /api/users/:id',
      'GET /api/users-permissions/roles/:id',
      'GET /api/users-permissions/roles',
      'POST /api/users-permissions/roles',
      'PUT /api/users-permissions/roles/:role',
      'DELETE /api/users-permissions/roles/:role',
      'GET /api/users-permissions/permissions',
    ].map((route): Line => [route, 404]),
  },
];

const desk: readonly Group[] = [
  {
    title: 'moderators: the queue and its log',
    may: ['moderator', 'administrator'],
    others: refused.panel,
    // 400: let in, and then the empty form is refused.
    lines: [
      ['GET /standfirst/moderation/queue', 200],
      ['GET /standfirst/moderation/counts', 200],
      ['GET /standfirst/moderation/log', 200],
      ['GET /standfirst/moderation/log.csv', 200],
      ['POST /standfirst/moderation/decisions', 400],
      ['POST /standfirst/moderation/suspensions', 400],
      ['DELETE /standfirst/moderation/suspensions/:reader', 400],
      ['POST /standfirst/moderation/undo', 400],
    ],
  },
  {
    title: 'those who may read a piece: where it stands on the site',
    may: ['editor', 'administrator'],
    others: refused.panel,
    lines: [
      ['GET /standfirst/landing/article/:documentId', 200, { params: { documentId: 'article' } }],
      // An author reads their own pieces: of this one they learn nothing.
      ['GET /standfirst/landing/article/:documentId', 404, { but: { author: 404 } }],
      ['GET /standfirst/landing/page/:documentId', 404],
    ],
  },
];

/** The table. */
export const table: readonly Group[] = [
  ...readersRoutes,
  ...content,
  ...desk,
  ...managed,
  ...strapisOwn,
];
