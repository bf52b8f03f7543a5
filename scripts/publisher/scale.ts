/**
 * Pictures in the formats and widths that pages ask for.
 *
 * What is made, and when. All of it is made as soon as the upload is known, which is before anyone
 * can publish what shows it. So it must be quick: AVIF at effort 2 takes a tenth of what effort 4
 * takes (800 px: 0.15 s of processor instead of 1.4 s) for 5 % more bytes, which buys having it in the
 * first release and never rendering the page a second time; above 800 px effort 1 takes half of that
 * again. All files of a drawn scene of 1600 px take 0.9 s of one processor. WebP, for the browsers of
 * before 2023, is made in three widths only.
 */
import { hash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';

/** Widths that pictures are made in, in pixels; none wider than the original. */
const avifWidths = [160, 320, 480, 800, 1200, 1600];
const webpWidths = [320, 800, 1200];
/** Width of the file for browsers that know neither format, and for those who share the page. */
const fallbackWidth = 1200;
const avif = { quality: 45, effort: 2 };
/** AVIF wider than this is made with less effort, in pixels: it takes four times the work for each doubling. */
const carefulWidthMax = 800;
const webp = { quality: 76 };
const jpeg = { quality: 80, mozjpeg: true };
/** Pictures larger than this are refused: they would exhaust memory (a "decompression bomb"). */
const pixelsMax = 100_000_000;

const scalable = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);

/** Other settings or other encoders make other bytes, which must not come under a known name. */
const recipe = JSON.stringify([
  { avifWidths, webpWidths, fallbackWidth, avif, carefulWidthMax, webp, jpeg },
  sharp.versions,
]);

/** One file made from a picture. */
export interface ScaledFile {
  bytes: Uint8Array;
  mime: string;
  width: number;
  extension: string;
}

/** Whether files of this type are made into others. */
export function isScalable(mime: string): boolean {
  return scalable.has(mime);
}

/** What everything made from these bytes is known by: a digest of them and of how it is made. */
export function pictureKey(bytes: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(recipe), bytes]), 'hex');
}

/** The files, best format first and the fallback last; `width` and `height` are those of the picture as it is seen, whichever way the camera was held. */
export async function scaled(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; files: ScaledFile[] }> {
  const source = sharp(bytes, { limitInputPixels: pixelsMax }).autoOrient();
  const { autoOrient, hasAlpha } = await source.metadata();
  const { width, height } = autoOrient;
  const upTo = (widths: readonly number[]) => [
    ...new Set(widths.map((each) => Math.min(each, width))),
  ];
  const make = async (width: number, { mime, extension, encode }: Format): Promise<ScaledFile> => {
    const bytes = await encode(source.clone().resize({ width }), width).toBuffer();
    return { bytes, mime, width, extension };
  };
  const inTurn = async (widths: readonly number[], format: Format): Promise<ScaledFile[]> => {
    const files: ScaledFile[] = [];
    for (const each of upTo(widths)) files.push(await make(each, format));
    return files;
  };
  // Side by side, for the encoders leave a second processor idle.
  const [better, good, plain] = await Promise.all([
    inTurn(avifWidths, formats.avif),
    inTurn(webpWidths, formats.webp),
    inTurn([fallbackWidth], hasAlpha ? formats.png : formats.jpeg),
  ]);
  return { width, height, files: [...better, ...good, ...plain] };
}

interface Format {
  mime: string;
  extension: string;
  encode: (picture: Sharp, width: number) => Sharp;
}

const formats = {
  avif: {
    mime: 'image/avif',
    extension: '.avif',
    encode: (picture, width) =>
      picture.avif({ ...avif, effort: width > carefulWidthMax ? 1 : avif.effort }),
  },
  webp: { mime: 'image/webp', extension: '.webp', encode: (picture) => picture.webp(webp) },
  jpeg: { mime: 'image/jpeg', extension: '.jpg', encode: (picture) => picture.jpeg(jpeg) },
  png: { mime: 'image/png', extension: '.png', encode: (picture) => picture.png() },
} satisfies Record<string, Format>;
