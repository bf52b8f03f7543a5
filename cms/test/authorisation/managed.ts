/** Who may do what with readers, comments, reports and decisions in the content manager. */
import type { Caller } from './callers.ts';
import { type Group, type Line, refused } from './shape.ts';
import type { IdName } from './scene.ts';

type Deed = 'read' | 'create' | 'update' | 'delete' | 'publish';

interface Managed {
  readonly uid: `api::${string}` | `plugin::${string}`;
  readonly id: IdName;
  /** Who beside an administrator. What is not named here only an administrator may. */
  readonly may: Partial<Readonly<Record<Deed, readonly Caller[]>>>;
  /** What not even an administrator may. */
  readonly nobody: readonly Deed[];
}

const everything: readonly Deed[] = ['read', 'create', 'update', 'delete', 'publish'];
const writing = everything.filter((deed) => deed !== 'read');

const types: readonly Managed[] = [
  {
    uid: 'api::comment.comment',
    id: 'comment',
    may: { read: ['moderator'], update: ['moderator'] },
    nobody: [],
  },
  {
    uid: 'api::comment-report.comment-report',
    id: 'report',
    may: { read: ['moderator'] },
    nobody: [],
  },
  { uid: 'plugin::users-permissions.user', id: 'reader', may: {}, nobody: [] },
  // Hidden in the content manager; whoever asks all the same can change nothing.
  {
    uid: 'api::moderation-decision.moderation-decision',
    id: 'decision',
    may: {},
    nobody: writing,
  },
  { uid: 'api::reader-code.reader-code', id: 'nothing', may: {}, nobody: writing },
  { uid: 'api::reader-notice.reader-notice', id: 'nothing', may: {}, nobody: writing },
];

const collection = '/content-manager/collection-types/:model';
const routes: Readonly<Record<Deed, readonly string[]>> = {
  read: [
    `GET ${collection}`,
    `GET ${collection}/:id`,
    `GET ${collection}/:id/actions/countDraftRelations`,
    `GET ${collection}/actions/countManyEntriesDraftRelations`,
    `POST ${collection}/actions/bulkFindForValidation`,
  ],
  create: [
    `POST ${collection}`,
    `POST ${collection}/clone/:sourceId`,
    `POST ${collection}/auto-clone/:sourceId`,
  ],
  update: [`PUT ${collection}/:id`, `POST ${collection}/:id/actions/discard`],
  delete: [`DELETE ${collection}/:id`, `POST ${collection}/actions/bulkDelete`],
  publish: [
    `POST ${collection}/actions/publish`,
    `POST ${collection}/:id/actions/publish`,
    `POST ${collection}/:id/actions/unpublish`,
    `POST ${collection}/actions/bulkPublish`,
    `POST ${collection}/actions/bulkUnpublish`,
  ],
};

/** The groups of the content manager's collections. */
export const managed: readonly Group[] = types.flatMap(({ uid, id, may, nobody }) =>
  everything.map((deed): Group => ({
    title: `content manager: to ${deed} ${uid}`,
    may: nobody.includes(deed) ? [] : [...(may[deed] ?? []), 'administrator'],
    others: refused.panel,
    lines: routes[deed].map((route): Line => {
      // What is read is really there; what is changed is not, so that it stays as it is.
      const params = { model: uid, id: deed === 'read' ? id : 'nothing' } as const;
      // None of these types has drafts: an administrator may publish, and Strapi has nothing to do.
      return [route, deed === 'publish' ? 'unasked' : 'in', { params }];
    }),
  })),
);
