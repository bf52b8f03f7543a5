import { extname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { MediaDocument } from '@standfirst/shared-types';
import type { MediaFile, MirroredMedia } from '@standfirst/site/content';
import sharp from 'sharp';
import type { Blobs } from './blobs.ts';
import { fetchFile, type CmsAccess } from './cms.ts';

/** Widths that pictures are made in, in pixels; none wider than the original. */
const widths = [480, 800, 1200, 1600];
/** Width of the file for browsers that know no WebP. */
const fallbackWidth = 1200;
const webpQuality = 76;
const jpegQuality = 80;
/** Pictures larger than this are refused: they would exhaust memory (a "decompression bomb"). */
const pixelsMax = 100_000_000;

const scalable = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);

/** A file made from an upload, and where its bytes are kept. */
export interface Asset {
  file: MediaFile;
  blob: string;
}

/** Fetches an upload and makes the files the site needs from it. The last one is the fallback. */
export async function makeMedia(
  { cms, blobs }: { cms: CmsAccess; blobs: Blobs },
  media: MediaDocument,
): Promise<{ media: MirroredMedia; assets: Asset[] }> {
  const bytes = await fetchFile(cms, media.url);
  if (!scalable.has(media.mime)) {
    const asset = await original(media, { bytes, blobs });
    return { media: { ...media, files: [asset.file] }, assets: [asset] };
  }
  const { width, height, assets } = await picture(bytes, blobs);
  return { media: { ...media, width, height, files: assets.map((asset) => asset.file) }, assets };
}

/** `width` and `height` are those of the picture as it is seen, whichever way the camera was held. */
async function picture(
  bytes: Uint8Array,
  blobs: Blobs,
): Promise<{ width: number; height: number; assets: Asset[] }> {
  const source = sharp(bytes, { limitInputPixels: pixelsMax }).autoOrient();
  const { autoOrient, hasAlpha } = await source.metadata();
  const { width, height } = autoOrient;
  const wanted = [...new Set(widths.map((each) => Math.min(each, width)))];
  const assets: Asset[] = [];
  for (const each of wanted) {
    const webp = await source
      .clone()
      .resize({ width: each })
      .webp({ quality: webpQuality })
      .toBuffer();
    assets.push(
      await keep(blobs, { bytes: webp, mime: 'image/webp', width: each, extension: '.webp' }),
    );
  }
  const fallback = source.clone().resize({ width: Math.min(fallbackWidth, width) });
  const bytesOut = await (
    hasAlpha ? fallback.png() : fallback.jpeg({ quality: jpegQuality, mozjpeg: true })
  ).toBuffer();
  const [mime, extension] = hasAlpha
    ? (['image/png', '.png'] as const)
    : (['image/jpeg', '.jpg'] as const);
  assets.push(
    await keep(blobs, { bytes: bytesOut, mime, width: Math.min(fallbackWidth, width), extension }),
  );
  return { width, height, assets };
}

/** Documents and animations are served as they were uploaded. */
async function original(
  media: MediaDocument,
  { bytes, blobs }: { bytes: Uint8Array; blobs: Blobs },
): Promise<Asset> {
  const extension = extname(media.url.split(/[?#]/, 1)[0] ?? '')
    .toLowerCase()
    .replace(/[^.a-z0-9]/g, '');
  return keep(blobs, { bytes, mime: media.mime, width: media.width, extension });
}

async function keep(
  blobs: Blobs,
  {
    bytes,
    mime,
    width,
    extension,
  }: { bytes: Uint8Array; mime: string; width: number | null; extension: string },
): Promise<Asset> {
  const blob = await blobs.put(bytes);
  const name = blob.replace('/', '').slice(0, 20);
  const path = `/media/${name}${width === null ? '' : `-${width}`}${extension}`;
  return { blob, file: { path, mime, width, bytes: bytes.length } };
}

/** Takes note of the files made from a medium, instead of those made before. */
export function replaceAssets(db: DatabaseSync, owner: string, assets: readonly Asset[]): void {
  db.prepare('DELETE FROM assets WHERE owner = ?').run(owner);
  const add = db.prepare(
    'INSERT OR REPLACE INTO assets (address, owner, blob, mime) VALUES (?, ?, ?, ?)',
  );
  for (const { file, blob } of assets) add.run(file.path, owner, blob, file.mime);
}
