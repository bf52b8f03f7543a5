import { hash } from 'node:crypto';
import { extname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { MediaDocument } from '@standfirst/shared-types';
import type { MediaFile, MirroredMedia } from '@standfirst/site/content';
import type { Blobs } from './blobs.ts';
import { fetchFile, type CmsAccess } from './cms.ts';
import { isScalable, pictureKey, scaled, type ScaledFile } from './scale.ts';
import { madeBefore, rememberMade } from './made-pictures.ts';

/** A file made from an upload, and where its bytes are kept. */
export interface Asset {
  file: MediaFile;
  blob: string;
}

/** The files of a picture, the fallback last, and its size as it is seen. */
export interface MadePicture {
  width: number;
  height: number;
  assets: Asset[];
}

/** What making the files of a medium works with. */
export interface MediaContext {
  db: DatabaseSync;
  cms: CmsAccess;
  blobs: Blobs;
}

/**
 * Fetches an upload and has the files the site needs from it. The last one is the fallback. A picture
 * whose bytes are known, under whatever name, is not made again.
 */
export async function makeMedia(
  context: MediaContext,
  media: MediaDocument,
): Promise<{ media: MirroredMedia; assets: Asset[] }> {
  const bytes = await fetchFile(context.cms, media.url);
  if (!isScalable(media.mime)) {
    const asset = await original(media, { bytes, blobs: context.blobs });
    return { media: { ...media, files: [asset.file] }, assets: [asset] };
  }
  const key = pictureKey(bytes);
  const made = (await madeBefore(context, key)) ?? (await make(context, { bytes, key }));
  const { width, height, assets } = made;
  return { media: { ...media, width, height, files: assets.map((asset) => asset.file) }, assets };
}

async function make(
  { db, blobs }: MediaContext,
  { bytes, key }: { bytes: Uint8Array; key: string },
): Promise<MadePicture> {
  const { width, height, files } = await scaled(bytes);
  const assets: Asset[] = [];
  for (const file of files) assets.push(await keep(blobs, key, file));
  const made = { width, height, assets };
  rememberMade(db, key, made);
  return made;
}

/** Documents and animations are served as they were uploaded. */
async function original(
  media: MediaDocument,
  { bytes, blobs }: { bytes: Uint8Array; blobs: Blobs },
): Promise<Asset> {
  const extension = extname(media.url.split(/[?#]/, 1)[0] ?? '')
    .toLowerCase()
    .replace(/[^.a-z0-9]/g, '');
  const { mime, width } = media;
  return keep(blobs, hash('sha256', bytes, 'hex'), { bytes, mime, width, extension });
}

/**
 * All files of a picture are named by its key, so that their names are one to a page's compression:
 * a dozen digests of their own would weigh more than the words of a story's card.
 */
async function keep(
  blobs: Blobs,
  key: string,
  { bytes, mime, width, extension }: Omit<ScaledFile, 'width'> & { width: number | null },
): Promise<Asset> {
  const blob = await blobs.put(bytes);
  const path = `/media/${key.slice(0, 20)}${width === null ? '' : `-${width}`}${extension}`;
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
