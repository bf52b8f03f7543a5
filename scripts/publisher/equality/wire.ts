/** What the CMS's feed says of a document: cms/src/change-log/{documents,wire}.ts in miniature. */
import type { DocumentType, Figure, PublishedDocument } from '@standfirst/shared-types';
import type { Newsroom } from './newsroom.ts';

/**
 * A document without what leads to deleted or unpublished ones, as Strapi cuts it: an article whose
 * section was deleted breaks the contract. `null` where readers may see nothing of it.
 */
export function withoutLooseEnds(
  newsroom: Newsroom,
  document: PublishedDocument,
): Record<string, unknown> | null {
  const is = (type: DocumentType) => (id: string) => newsroom.find(type, id) !== null;
  const isPublished = (id: string) => newsroom.find('article', id)?.isPublished === true;
  const one = (type: DocumentType, id: string | null) => (id !== null && is(type)(id) ? id : null);
  const figure = (placed: Figure | null) =>
    placed !== null && is('media')(placed.media) ? placed : null;
  switch (document.type) {
    case 'article':
      return {
        ...document,
        section: one('section', document.section),
        column: one('column', document.column),
        bylines: document.bylines.filter(({ author }) => is('author')(author)),
        leadImage: figure(document.leadImage),
        related: document.related.filter(isPublished),
        tags: document.tags.filter(is('tag')),
      };
    case 'author':
      return { ...document, portrait: figure(document.portrait) };
    case 'column':
      return {
        ...document,
        authors: document.authors.filter(is('author')),
        image: one('media', document.image),
      };
    case 'front-page':
      return { ...document, lead: document.lead.filter(isPublished) };
    case 'settings':
      return { ...document, logo: one('media', document.logo) };
    case 'comment':
      // A comment outlives its deleted article in the CMS, and stands nowhere on the site.
      return is('article')(document.article)
        ? { ...document, parent: one('comment', document.parent) }
        : null;
    case 'views':
      return { ...document, total: is('article')(document.id) ? document.total : 0 };
    case 'section':
    case 'tag':
    case 'page':
    case 'redirect':
    case 'media':
      return document;
  }
}
