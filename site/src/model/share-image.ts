import type { Figure } from '@standfirst/shared-types';
import type { BuildContext } from './context.ts';
import { figureOf } from './picture.ts';

/** A picture for those who share a page: the file that every program reads, and its own measures. */
export interface ShareImage {
  /** A path on the site. */
  src: string;
  alt: string;
  /** Of this file, in pixels. */
  width: number;
  height: number;
}

/** The picture that goes with a page where it is shared; `null` where the page has none. */
export function shareImageOf(context: BuildContext, figure: Figure | null): ShareImage | null {
  const picture = figureOf(context, figure)?.picture ?? null;
  if (figure === null || picture === null) return null;
  const files = context.content.get('media.files', figure.media)?.files ?? [];
  const width = files.find(({ path }) => path === picture.src)?.width ?? picture.width;
  const height = Math.round((width * picture.height) / picture.width);
  return { src: picture.src, alt: picture.alt, width, height };
}
