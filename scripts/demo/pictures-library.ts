import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Cms } from './cms.ts';
import { drawPicture } from './pictures/index.ts';

const jpegQuality = 86;

/** A picture in the CMS's media library. */
export interface LibraryPicture {
  id: number;
  url: string;
}

/** Draws a picture and puts it into the media library, unless it is there already. */
export async function pictureInLibrary(cms: Cms, name: string): Promise<LibraryPicture> {
  const fileName = `${name}.jpg`;
  const known = (await cms.db
    .query('plugin::upload.file')
    .findOne({ where: { name: fileName } })) as (LibraryPicture & { url: string }) | null;
  if (known !== null) return { id: known.id, url: known.url };
  const folder = await mkdtemp(join(tmpdir(), 'standfirst-demo-'));
  try {
    const filepath = join(folder, fileName);
    await writeFile(
      filepath,
      await sharp(Buffer.from(drawPicture(name)))
        .jpeg({ quality: jpegQuality })
        .toBuffer(),
    );
    const file = {
      filepath,
      originalFilename: fileName,
      mimetype: 'image/jpeg',
      size: (await stat(filepath)).size,
    };
    const upload = cms.plugin('upload').service('upload')['upload'];
    const [made] = (await upload?.({
      data: { fileInfo: { name: fileName } },
      files: file,
    })) as LibraryPicture[];
    if (made === undefined)
      throw new Error(`The media library did not take the picture "${name}".`);
    return { id: made.id, url: made.url };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
