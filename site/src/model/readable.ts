import { facetsOf, project } from '../content/facets.ts';
import { htmlOf, type ContentReader, type StoredDocument } from '../content/index.ts';
import { inPlace } from './body.ts';

/**
 * Makes sure that pages can read a document, before the mirror takes it over: one that breaks a page
 * would break every list and feed that it stands in. Returns the HTML of its text.
 * @throws {MarkdownError} or whatever else a page would fail with.
 */
export function checkReadable(content: ContentReader, document: StoredDocument): string | null {
  for (const facet of facetsOf(document.type)) project(facet, document);
  const html = htmlOf(document);
  if (html !== null) inPlace({ content, siteUrl: '' }, html);
  return html;
}
