import type { DocumentType } from '@standfirst/shared-types';
import type { UID } from '@strapi/strapi';

/** A content type whose changes the site must learn of. */
export interface WatchedType {
  /** What the feed calls it. */
  type: DocumentType;
  uid: UID.ContentType;
  /** The column that holds its slug, where it has one; remembered for the address of what is gone. */
  slugColumn: string | null;
  /** SQL on the alias `e`: whether a row is something readers can see. */
  visible: string;
}

/** SQL: the approved answers to the comment whose row has this alias. */
function approvedAnswers(alias: string): string {
  return (
    'SELECT 1 FROM comments_parent_lnk l JOIN comments a ON a.id = l.comment_id ' +
    `WHERE l.inv_comment_id = ${alias}.id AND a.state = 'approved'`
  );
}

/** Everything the site shows, but views: they are counted against their article. */
export const watchedTypes: readonly WatchedType[] = [
  { type: 'section', uid: 'api::section.section', slugColumn: 'slug', visible: '1 = 1' },
  { type: 'tag', uid: 'api::tag.tag', slugColumn: 'slug', visible: '1 = 1' },
  { type: 'author', uid: 'api::author.author', slugColumn: 'slug', visible: '1 = 1' },
  { type: 'column', uid: 'api::column.column', slugColumn: 'slug', visible: '1 = 1' },
  {
    type: 'page',
    uid: 'api::page.page',
    slugColumn: 'slug',
    visible: 'e.published_at IS NOT NULL',
  },
  {
    type: 'article',
    uid: 'api::article.article',
    slugColumn: 'slug',
    visible: 'e.published_at IS NOT NULL',
  },
  {
    type: 'comment',
    uid: 'api::comment.comment',
    slugColumn: null,
    visible: `(e.state = 'approved' OR e.state = 'withdrawn' AND EXISTS (${approvedAnswers('e')}))`,
  },
  { type: 'front-page', uid: 'api::front-page.front-page', slugColumn: null, visible: '1 = 1' },
  { type: 'settings', uid: 'api::site-settings.site-settings', slugColumn: null, visible: '1 = 1' },
  { type: 'redirect', uid: 'api::slug-redirect.slug-redirect', slugColumn: null, visible: '1 = 1' },
  { type: 'media', uid: 'plugin::upload.file', slugColumn: null, visible: '1 = 1' },
];
