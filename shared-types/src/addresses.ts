/**
 * Where each document stands on the site. Addresses are for ever, so they are made in this one
 * place: the CMS writes redirects between them, the site renders and links to them.
 */
import type { DocumentType } from './documents.js';

/** Types that have a page of their own. */
export const addressedTypes = ['article', 'section', 'column', 'author', 'page'] as const;
/** A type that has a page of its own. */
export type AddressedType = (typeof addressedTypes)[number];

const prefix: Record<AddressedType, string> = {
  article: '/articles/',
  section: '/sections/',
  column: '/columns/',
  author: '/authors/',
  page: '/',
};

/** Whether documents of `type` have a page. */
export function isAddressed(type: DocumentType): type is AddressedType {
  return (addressedTypes as readonly string[]).includes(type);
}

/** The address of a document's page, with slashes at both ends: `/articles/rope/`. */
export function addressOf(type: AddressedType, slug: string): string {
  return `${prefix[type]}${slug}/`;
}

/** Where readers say what they look for. */
export const searchPath = '/search/';

/** Where a search is answered, by a script: `/search/results/?q=rope`. */
export const searchResultsPath = `${searchPath}results/`;

/** First parts of addresses that a standing page's slug may not take. */
export const reservedPageSlugs: readonly string[] = [
  'articles',
  'sections',
  'columns',
  'authors',
  'media',
  'assets',
  'api',
  'search',
  'preview',
  'corrections',
  'account',
  'archive',
  '404',
  '410',
];
