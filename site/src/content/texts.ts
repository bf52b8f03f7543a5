/** The one Markdown text that a document may have, and its HTML: rendered once, kept beside it. */
import type { DocumentType } from '@standfirst/shared-types';
import { renderMarkdown } from '../markdown/index.ts';
import type { StoredDocument } from './stored.ts';

/** The types that have such a text. */
export type TextType = Extract<DocumentType, 'article' | 'page' | 'author'>;

/**
 * Sanitised HTML of a document's text; `null` for a document that has none.
 * @throws {MarkdownError} for a text that can't be rendered.
 */
export function htmlOf(document: StoredDocument): string | null {
  const markdown = markdownOf(document);
  return markdown === null ? null : renderMarkdown(markdown);
}

function markdownOf(document: StoredDocument): string | null {
  if (document.type === 'article' || document.type === 'page') return document.body;
  return document.type === 'author' ? document.bio : null;
}
