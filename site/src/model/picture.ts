import type { Figure } from '@standfirst/shared-types';
import type { MirroredMedia } from '../content/index.ts';
import { ContentError } from '../content/errors.ts';
import { tidy } from '../markdown/index.ts';
import type { BuildContext } from './context.ts';
import { focusOf } from './focus.ts';
import type { FigureBlock, Picture } from './page.ts';

/** A media file as a picture, or `null` if it was deleted from the library or is no picture. */
export function pictureOf({ content }: BuildContext, media: string, alt: string): Picture | null {
  const file = content.get('media.files', media);
  if (file === null || file.width === null || file.height === null) return null;
  const fallback = file.files.at(-1);
  if (fallback === undefined) {
    throw new ContentError(
      `The picture "${file.name}" has no file on the site yet. It will be fetched again from the CMS.`,
    );
  }
  const focus = focusOf(file.focalPoint);
  return {
    src: fallback.path,
    sources: sourcesOf(file),
    width: file.width,
    height: file.height,
    alt,
    ...(focus === null ? {} : { focus }),
  };
}

/** The formats before the fallback, each as a `srcset`, in the order they were made (best first). */
function sourcesOf(media: MirroredMedia): Picture['sources'] {
  const byMime = new Map<string, string[]>();
  for (const { mime, path, width } of media.files.slice(0, -1)) {
    byMime.set(mime, [...(byMime.get(mime) ?? []), `${path} ${width ?? 0}w`]);
  }
  return [...byMime].map(([mime, entries]) => ({ mime, srcset: entries.join(', ') }));
}

/** A figure as it stands on a page, or `null` without a picture. */
export function figureOf(context: BuildContext, figure: Figure | null): FigureBlock | null {
  if (figure === null) return null;
  const picture = pictureOf(context, figure.media, figure.decorative ? '' : tidy(figure.alt ?? ''));
  if (picture === null) return null;
  return { picture, caption: words(figure.caption), credit: words(figure.credit) };
}

function words(text: string | null): string | null {
  return tidy(text ?? '') || null;
}
