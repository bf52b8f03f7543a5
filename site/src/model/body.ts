import { createHash } from 'node:crypto';
import { renderMarkdown, withPictures } from '../markdown/index.ts';
import type { BuildContext } from './context.ts';
import { pictureOf } from './picture.ts';

/** Sanitised HTML of a document's Markdown, with its pictures in place. Rendered once per source. */
export function bodyHtmlFor(context: BuildContext, markdown: string): string {
  const { content } = context;
  const digest = createHash('sha256').update(markdown).digest('base64url');
  const html = content.memo(digest, () => renderMarkdown(markdown));
  return withPictures(html, (url, alt) => {
    const media = content.mediaIdByUrl(url) ?? content.mediaIdByUrl(pathOf(url));
    return media === null ? null : pictureOf(context, media, alt);
  });
}

/** The panel writes a picture's address with the CMS's host before it; the library names the path. */
function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
