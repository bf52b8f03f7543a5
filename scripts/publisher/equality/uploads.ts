import { mediaDocument } from '@standfirst/shared-types';
import type { Newsroom } from './newsroom.ts';
import { files, one } from './vocabulary.ts';

/**
 * Puts a file into the newsroom's library, or another in the place of one that is there. `url` is
 * where it is served; `null` for its first address. The CMS counts up its version in any case.
 */
export function uploadTo(
  newsroom: Newsroom,
  { id, file, url }: { id: string; file: number; url: string | null },
): void {
  const { mime, bytes, width, height } = one(files, file);
  const path = url ?? `/uploads/${id}.png`;
  const version = String(newsroom.nextNumber());
  newsroom.uploads.set(path, bytes);
  newsroom.save(
    mediaDocument.parse({
      type: 'media',
      id,
      name: `${id}.png`,
      url: path,
      mime,
      version,
      width,
      height,
      focalPoint: null,
    }),
  );
}
