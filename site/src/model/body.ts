import { createHash } from 'node:crypto';
import { markdownVersion, renderMarkdown, withPictures } from '../markdown/index.ts';
import type { BuildContext } from './context.ts';
import { pictureOf } from './picture.ts';

/** Sanitised HTML of a document's Markdown, with its pictures in place. Rendered once per source. */
export function bodyHtmlFor(context: BuildContext, markdown: string): string {
  const { content } = context;
  const digest = createHash('sha256').update(`${markdownVersion}\n${markdown}`).digest('base64url');
  const html = content.memo(digest, () => renderMarkdown(markdown));
  return withPictures(html, (url, alt) => {
    const media = content.mediaIdByUrl(url);
    return media === null ? null : pictureOf(context, media, alt);
  });
}
