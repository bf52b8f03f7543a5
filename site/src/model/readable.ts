import { facetsOf, project } from '../content/facets.ts';
import type { ContentReader, StoredDocument } from '../content/index.ts';
import { bodyHtmlFor } from './body.ts';

/**
 * Makes sure that pages can read a document, before the mirror takes it over: one that breaks a page
 * would break every list and feed that it stands in. Its Markdown is rendered by that, and kept.
 * @throws {MarkdownError} or whatever else a page would fail with.
 */
export function checkReadable(content: ContentReader, document: StoredDocument): void {
  for (const facet of facetsOf(document.type)) project(facet, document);
  for (const markdown of markdownIn(document)) bodyHtmlFor({ content, siteUrl: '' }, markdown);
}

function markdownIn(document: StoredDocument): string[] {
  if (document.type === 'article' || document.type === 'page') return [document.body];
  return document.type === 'author' && document.bio !== null ? [document.bio] : [];
}
