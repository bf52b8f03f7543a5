/**
 * Pictures that were made before. An upload comes again when its alternative text, its focal point or
 * its name changes, when the log is read anew, and when a library holds it twice: nothing is encoded
 * for that.
 */
import type { DatabaseSync } from 'node:sqlite';
import { mediaFile } from '@standfirst/site/content';
import { z } from 'zod';
import { Blobs } from './blobs.ts';
import type { MadePicture } from './media.ts';

const madePicture = z.object({
  width: z.number(),
  height: z.number(),
  assets: z.array(z.object({ file: mediaFile, blob: z.string() })),
});

/** What was made under this key, if all of it is still there and whole; else `null`. */
export async function madeBefore(
  { db, blobs }: { db: DatabaseSync; blobs: Blobs },
  key: string,
): Promise<MadePicture | null> {
  const row = db.prepare('SELECT json FROM made_pictures WHERE key = ?').get(key);
  if (row === undefined) return null;
  const made = madePicture.parse(JSON.parse(String(row['json'])));
  for (const { blob } of made.assets) {
    const bytes = await blobs.read(blob).catch(() => null);
    if (bytes === null || Blobs.nameOf(bytes) !== blob) return null;
    // Wanted again: it must not go as something old that nothing names yet.
    await blobs.put(bytes);
  }
  return made;
}

/** Takes note of what was made under a key. */
export function rememberMade(db: DatabaseSync, key: string, made: MadePicture): void {
  db.prepare('INSERT OR REPLACE INTO made_pictures VALUES (?, ?)').run(key, JSON.stringify(made));
}
