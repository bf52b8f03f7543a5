/**
 * Articles' Markdown to HTML: the only importer of marked, and the only place where an article's
 * text becomes markup. Whatever marked makes is sanitised against an allow-list, because marked
 * itself sanitises nothing; what is added afterwards (ids, regions, pictures) is ours.
 */
export { MarkdownError, renderMarkdown } from './render.ts';
export { absoluteAddresses, firstParagraph, plainText, tidy } from './text.ts';
export { withPictures } from './pictures.ts';
