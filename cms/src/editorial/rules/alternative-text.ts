import { isBlank } from '../payload';

/** How a picture's alternative text fails its reader. */
export type AlternativeTextFault = 'missing' | 'file name';

const imageFileName = /\.(?:jpe?g|png|webp|avif|gif)$/i;

/**
 * What is wrong with an alternative text; `null` where nothing is. A file name says no more than no
 * text does (WCAG 2.2, 1.1.1, failure F30), and the panel's Image button writes one by itself.
 *
 * `mediaName` is the file's name in the media library, where it is known.
 */
export function alternativeTextFault(
  alt: unknown,
  mediaName: string | null | undefined,
): AlternativeTextFault | null {
  if (isBlank(alt)) return 'missing';
  const text = String(alt).trim();
  return imageFileName.test(text) || text.toLowerCase() === mediaName?.trim().toLowerCase()
    ? 'file name'
    : null;
}
