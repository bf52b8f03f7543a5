import type { Picture } from '../model/page.ts';
import { withoutEmpty } from './empty.ts';
import { escapeHtml, unescapeHtml } from './escape.ts';

/** Finds the picture for the address and the alternative text of an `<img>`, both as plain text. */
export type PictureResolver = (url: string, alt: string) => Picture | null;

/** An element that a browser closes before a figure, whole; or an `<img>` that stands in none. */
const parts = /<(p|h[2-6]|dt|caption)(?:\s[^>]*)?>[\s\S]*?<\/\1>|<img\b[^>]*>/g;
const image = /<img\b[^>]*>/g;

/**
 * Puts real pictures where sanitised HTML has plain `<img>`: a figure with every width, its size and
 * its caption (Markdown's title; the part after "Credit:" is the credit). Among words on a line it
 * is the picture alone. An `<img>` that `resolve` doesn't know is left out, for a broken picture
 * helps nobody.
 */
export function withPictures(html: string, resolve: PictureResolver): string {
  return html.replace(parts, (part, element?: string) =>
    element === undefined
      ? drawn(part, resolve, figureHtml)
      : withoutEmpty(part.replace(image, (tag) => drawn(tag, resolve, pictureHtml))),
  );
}

/** HTML of a picture; `title` is the caption as it stands in the attribute, escaped. */
type Draw = (picture: Picture, title: string) => string;

function drawn(tag: string, resolve: PictureResolver, draw: Draw): string {
  const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const picture = resolve(unescapeHtml(value('src')), unescapeHtml(value('alt')));
  return picture === null ? '' : draw(picture, value('title'));
}

function pictureHtml({ sources, src, alt, width, height }: Picture): string {
  const better = sources
    .map(
      ({ mime, srcset }) =>
        `<source type="${escapeHtml(mime)}" srcset="${escapeHtml(srcset)}" sizes="(min-width: 48rem) 42rem, 100vw">`,
    )
    .join('');
  return `<picture>${better}<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}" loading="lazy" decoding="async"></picture>`;
}

function figureHtml(picture: Picture, title: string): string {
  const [caption = '', credit = ''] = title.split(/\s*Credit:\s*/).map((part) => part.trim());
  const words = [
    caption === '' ? '' : `<span class="caption">${caption}</span>`,
    credit === '' ? '' : `<span class="credit">${credit}</span>`,
  ].filter(Boolean);
  const figcaption = words.length === 0 ? '' : `<figcaption>${words.join(' ')}</figcaption>`;
  return `<figure>${pictureHtml(picture)}${figcaption}</figure>`;
}
