import type { Picture } from '../model/page.ts';

const image = /<img((?:\s+[\w-]+="[^"]*")*)\s*\/?>/g;

/**
 * Puts real pictures where sanitised HTML has plain `<img>`: a figure with every width, its size and
 * its caption (Markdown's title; the part after "Credit:" is the credit). An `<img>` that `resolve`
 * doesn't know is left out, for a broken picture helps nobody.
 */
export function withPictures(
  html: string,
  resolve: (url: string, alt: string) => Picture | null,
): string {
  return html.replace(image, (_tag, attributes: string) => {
    const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const picture = resolve(value('src').replaceAll('&amp;', '&'), value('alt'));
    return picture === null ? '' : figure(picture, value('title'));
  });
}

/** `picture.alt` and `title` come out of sanitised attributes: already escaped, and left so. */
function figure(picture: Picture, title: string): string {
  const sources = picture.sources
    .map(
      ({ mime, srcset }) =>
        `<source type="${mime}" srcset="${srcset}" sizes="(min-width: 48rem) 42rem, 100vw">`,
    )
    .join('');
  const img = `<img src="${picture.src}" alt="${picture.alt}" width="${picture.width}" height="${picture.height}" loading="lazy" decoding="async">`;
  const [caption = '', credit] = title.split(/\s*Credit:\s*/);
  const words = [
    caption.trim() === '' ? '' : `<span class="caption">${caption.trim()}</span>`,
    credit === undefined ? '' : `<span class="credit">${credit.trim()}</span>`,
  ].filter(Boolean);
  const figcaption = words.length === 0 ? '' : `<figcaption>${words.join(' ')}</figcaption>`;
  return `<figure><picture>${sources}${img}</picture>${figcaption}</figure>`;
}
