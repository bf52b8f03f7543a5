import type { TextType } from '../content/index.ts';
import { withPictures } from '../markdown/index.ts';
import type { BuildContext } from './context.ts';
import { pictureOf } from './picture.ts';

/** Sanitised HTML of a document's text, with its pictures in place; empty where there is none. */
export function bodyHtmlFor(context: BuildContext, type: TextType, id: string): string {
  return inPlace(context, context.content.html(type, id) ?? '');
}

/** Sanitised HTML with its pictures in place. */
export function inPlace(context: BuildContext, html: string): string {
  const { content } = context;
  return withPictures(html, (url, alt) => {
    const media = content.mediaIdByUrl(url) ?? content.mediaIdByUrl(pathOf(url));
    return media === null ? null : pictureOf(context, media, alt);
  });
}

/** The panel writes a picture's address with the CMS's host before it; the library names the path. */
function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
