import type { Core, UID } from '@strapi/strapi';
import { adminServices, type RolePermission } from './admin-services';

type Action = 'create' | 'read' | 'update' | 'delete' | 'publish';

/** What a role may do with one type. No `fields` means all but those only the system writes. */
interface Grant {
  readonly type: UID.ContentType;
  readonly actions: readonly Action[];
  /** Fields that may be changed; reading is never cut down. */
  readonly fields?: readonly string[];
  /** Fields that may not be changed. */
  readonly except?: readonly string[];
  readonly ownOnly?: boolean;
}

interface RoleDeclaration {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly grants: readonly Grant[];
  /** Actions of the media library: `read`, `assets.create` and so on. */
  readonly media: readonly string[];
}

/** Written by the system, whoever saves. */
const systemFields = ['firstPublishedAt', 'bylineText', 'publishedSlug', 'relatedOrder'];

const everything: readonly Action[] = ['create', 'read', 'update', 'delete'];
const mediaLibrary = [
  'read',
  'assets.create',
  'assets.update',
  'assets.download',
  'assets.copy-link',
];

/** The roles of the panel beside the administrator, who may do everything. */
export const panelRoles: readonly RoleDeclaration[] = [
  {
    code: 'strapi-editor',
    name: 'Editor',
    description: 'Writes, curates, corrects and publishes everything the magazine shows.',
    grants: [
      { type: 'api::article.article', actions: [...everything, 'publish'] },
      { type: 'api::page.page', actions: [...everything, 'publish'] },
      { type: 'api::author.author', actions: everything },
      { type: 'api::column.column', actions: everything },
      { type: 'api::section.section', actions: everything },
      { type: 'api::tag.tag', actions: everything },
      { type: 'api::front-page.front-page', actions: ['read', 'update'] },
      { type: 'api::site-settings.site-settings', actions: ['read', 'update'] },
    ],
    media: mediaLibrary,
  },
  {
    code: 'strapi-author',
    name: 'Author',
    description: 'Writes drafts of their own. An editor publishes them.',
    grants: [
      {
        type: 'api::article.article',
        actions: ['create', 'read', 'update'],
        // A schedule publishes; whoever may not publish may not set one.
        except: ['publishAt', 'unpublishAt'],
        ownOnly: true,
      },
      { type: 'api::section.section', actions: ['read'] },
      { type: 'api::author.author', actions: ['read'] },
      { type: 'api::column.column', actions: ['read'] },
      { type: 'api::tag.tag', actions: ['read'] },
    ],
    media: ['read', 'assets.create', 'assets.download', 'assets.copy-link'],
  },
  {
    code: 'standfirst-moderator',
    name: 'Moderator',
    description: 'Decides on comments and answers reports. Changes nothing else.',
    grants: [
      {
        type: 'api::comment.comment',
        actions: ['read', 'update'],
        fields: ['state', 'reason'],
      },
      {
        type: 'api::comment-report.comment-report',
        // A report is answered by deciding on its comment.
        actions: ['read'],
      },
    ],
    media: [],
  },
];

/** Brings the roles of the panel to exactly what is declared here. */
export async function syncPanelRoles(strapi: Core.Strapi): Promise<void> {
  const { role: roles } = adminServices(strapi);
  for (const { code, name, description, grants, media } of panelRoles) {
    const role =
      (await roles.findOne({ code })) ?? (await roles.create({ code, name, description }));
    await roles.assignPermissions(role.id, [
      ...grants.flatMap((grant) => contentPermissions(strapi, grant)),
      ...media.map((action) => permission(`plugin::upload.${action}`, null)),
    ]);
  }
}

function contentPermissions(strapi: Core.Strapi, grant: Grant): readonly RolePermission[] {
  const { type, actions, ownOnly = false } = grant;
  const all = adminServices(strapi).contentType.getNestedFields(strapi.contentType(type), {
    components: strapi.components,
  });
  const closed = [...systemFields, ...(grant.except ?? [])];
  const writable = grant.fields ?? all.filter((field) => !closed.includes(field));
  return actions.map((action) =>
    permission(`plugin::content-manager.explorer.${action}`, type, {
      ...(action === 'read' ? { fields: all } : {}),
      ...(action === 'create' || action === 'update' ? { fields: writable } : {}),
      conditions: ownOnly && action !== 'create' ? ['admin::is-creator'] : [],
    }),
  );
}

function permission(
  action: string,
  subject: string | null,
  limits: { readonly fields?: readonly string[]; readonly conditions?: readonly string[] } = {},
): RolePermission {
  return {
    action,
    subject,
    properties: limits.fields === undefined ? {} : { fields: limits.fields },
    conditions: limits.conditions ?? [],
    actionParameters: {},
  };
}
