import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import type { Settings } from '../env';
import { adminServices } from './admin-services';

/** Name of the token that may read drafts. No other may. */
export const previewTokenName = 'preview';
/** Name of the publisher's token. */
export const publisherTokenName = 'publisher';

const collections = ['article', 'author', 'column', 'section', 'tag', 'page'];
const singles = ['front-page', 'site-settings'];
const systemTypes = ['slug-redirect', 'article-views'];

/** Reading what the site shows. Comments come by the feed, approved and without addresses. */
const readPublished = [
  ...[...collections, ...systemTypes].flatMap((name) => [
    `api::${name}.${name}.find`,
    `api::${name}.${name}.findOne`,
  ]),
  ...singles.map((name) => `api::${name}.${name}.find`),
];

const readFeed = 'api::change.change.feed';
const readDrafts = 'api::draft.draft.read';

interface TokenDeclaration {
  readonly name: string;
  readonly description: string;
  readonly key: string;
  readonly actions: readonly string[];
}

const tokenType: UID.ContentType = 'admin::api-token';
const permissionType: UID.ContentType = 'admin::api-token-permission';

const storedToken = z.object({
  id: z.number(),
  type: z.string(),
  accessKey: z.string(),
  permissions: z.array(z.object({ id: z.number(), action: z.string() })),
});

/** Brings the two tokens of the magazine's own programs to what is declared here. */
export async function syncApiTokens(
  strapi: Core.Strapi,
  { publisherToken, previewToken }: Pick<Settings, 'publisherToken' | 'previewToken'>,
): Promise<void> {
  await syncToken(strapi, {
    name: publisherTokenName,
    description:
      'Reads what is published, for the site. Declared in code; changes here are undone.',
    key: publisherToken,
    actions: [...readPublished, readFeed],
  });
  await syncToken(strapi, {
    name: previewTokenName,
    description: 'Reads drafts too, for previews. Declared in code; changes here are undone.',
    key: previewToken,
    actions: [...readPublished, readDrafts],
  });
}

async function syncToken(strapi: Core.Strapi, declaration: TokenDeclaration): Promise<void> {
  const { name, description, key, actions } = declaration;
  const { apiToken, encryption } = adminServices(strapi);
  const secret = { accessKey: apiToken.hash(key), encryptedKey: encryption.encrypt(key) };
  const fixed = { type: 'custom', kind: 'content-api', lifespan: null, expiresAt: null };
  const tokens = strapi.db.query(tokenType);
  const row: unknown = await tokens.findOne({ where: { name }, populate: { permissions: true } });
  const token =
    row === null
      ? { id: await create(strapi, { name, description, ...fixed, ...secret }), permissions: [] }
      : storedToken.parse(row);
  if ('accessKey' in token && (token.accessKey !== secret.accessKey || token.type !== 'custom')) {
    await tokens.update({ where: { id: token.id }, data: { ...fixed, ...secret } });
  }
  await syncActions(strapi, token, registered(strapi, actions));
}

async function create(strapi: Core.Strapi, data: Record<string, unknown>): Promise<number> {
  return z.object({ id: z.number() }).parse(await strapi.db.query(tokenType).create({ data })).id;
}

async function syncActions(
  strapi: Core.Strapi,
  token: { id: number; permissions: readonly { id: number; action: string }[] },
  actions: readonly string[],
): Promise<void> {
  const permissions = strapi.db.query(permissionType);
  const surplus = token.permissions.filter(({ action }) => !actions.includes(action));
  if (surplus.length > 0) {
    await permissions.deleteMany({ where: { id: { $in: surplus.map(({ id }) => id) } } });
  }
  const held = token.permissions.map(({ action }) => action);
  for (const action of actions) {
    if (!held.includes(action)) await permissions.create({ data: { action, token: token.id } });
  }
}

/** Strapi deletes permissions for actions it does not know; those are not granted at all. */
function registered(strapi: Core.Strapi, actions: readonly string[]): readonly string[] {
  const known: readonly string[] = strapi.contentAPI.permissions.providers.action.keys();
  return actions.filter((action) => known.includes(action));
}
