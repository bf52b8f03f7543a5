/**
 * Articles' Markdown to HTML: the only importer of marked, and the only place where an article's
 * text becomes markup. Whatever marked makes is sanitised against an allow-list afterwards, because
 * marked itself sanitises nothing.
 */
export { renderMarkdown, markdownVersion } from './render.ts';
export { plainText, firstParagraph, absoluteAddresses } from './text.ts';
export { withPictures } from './pictures.ts';
