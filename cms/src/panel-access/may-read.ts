import type { Core, UID } from '@strapi/strapi';

/** Who asks for which document. */
export interface Reading {
  readonly uid: UID.ContentType;
  readonly documentId: string;
  /** What the panel user may do; Strapi's own object. */
  readonly userAbility: unknown;
}

/**
 * Whether a panel user may read this very document, by the conditions of their role: an author may
 * read their own only. Of a document that is not there, nobody may.
 */
export async function mayRead(strapi: Core.Strapi, reading: Reading): Promise<boolean> {
  return may(strapi, 'read', reading);
}

/** The same for publishing it. */
export async function mayPublish(strapi: Core.Strapi, reading: Reading): Promise<boolean> {
  return may(strapi, 'publish', reading);
}

async function may(
  strapi: Core.Strapi,
  action: 'read' | 'publish',
  { uid, documentId, userAbility }: Reading,
): Promise<boolean> {
  // Conditions ask for the document's creator.
  const row: unknown = await strapi.db
    .query(uid)
    .findOne({ where: { documentId }, populate: { createdBy: { select: ['id'] } } });
  if (row === null) return false;
  const checker = strapi
    .plugin('content-manager')
    .service<PermissionChecker>('permission-checker')
    .create({ userAbility, model: uid });
  return !checker.cannot[action](row);
}

/** The content manager's own judge; Strapi gives its services no types. */
interface PermissionChecker {
  create(asked: { userAbility: unknown; model: string }): {
    cannot: { read(row: unknown): boolean; publish(row: unknown): boolean };
  };
}
