import type { Payload } from './payload';

/** The types that editorial rules look after. */
export const editorialTypes = [
  'api::article.article',
  'api::author.author',
  'api::column.column',
  'api::section.section',
  'api::tag.tag',
  'api::page.page',
  'api::front-page.front-page',
  'api::site-settings.site-settings',
] as const;

/** The uid of a type that editorial rules look after. */
export type EditorialType = (typeof editorialTypes)[number];

/** Editorial types with drafts. */
export type DraftedType = 'api::article.article' | 'api::page.page';

/** Whether rules apply to a type. */
export function isEditorialType(uid: string): uid is EditorialType {
  return editorialTypes.some((type) => type === uid);
}

/** Whether a type has drafts. */
export function isDraftedType(uid: string): uid is DraftedType {
  return uid === 'api::article.article' || uid === 'api::page.page';
}

/** A create or an update on its way to the database. */
export interface EditorialWrite {
  readonly uid: EditorialType;
  readonly action: 'create' | 'update';
  /** `null` while it is being created. */
  readonly documentId: string | null;
  readonly data: Payload;
}
