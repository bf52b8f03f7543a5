/**
 * What a power cut can do: the database names a file of which no byte reached the disk (see
 * blobs.ts). It is looked for once, when the publisher starts, and made again.
 */
import { rmSync, statSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { mediaDocument } from '@standfirst/shared-types';
import type { Mirror } from '@standfirst/site/content';
import { searchIndexFolder, shareCardFolder } from '@standfirst/site/model';
import { Blobs } from './blobs.ts';
import { transaction } from './database.ts';
import { askAnew, type FileContext } from './late-files.ts';

/** What was written so long before a power cut may not have reached the disk, in milliseconds. */
const unsettledMs = 2 * 60_000;
/** Files looked at before other work gets its turn. */
const breatheEvery = 1_000;

/** What looking for lost files works with. */
export interface LostFilesContext extends FileContext {
  mirror: Mirror;
  blobsRoot: string;
  /** When this machine was started, in milliseconds since 1970, where not as the system says. */
  bootedMs?: number;
}

interface Entry {
  address: string;
  blob: string;
}

/**
 * Finds the files of the newest release that are missing or empty, or damaged by a power cut, and
 * sees to it that the next look makes them again. Returns their addresses.
 */
export async function noteLostFiles(context: LostFilesContext): Promise<string[]> {
  const lost = await lostOf(context);
  for (const entry of lost) makeAnew(context, entry);
  return lost.map(({ address }) => address);
}

async function lostOf(context: LostFilesContext): Promise<Entry[]> {
  const { db, blobs, blobsRoot, bootedMs = Date.now() - uptime() * 1000 } = context;
  const entries = db.prepare('SELECT address, blob FROM entries WHERE until IS NULL').all();
  const lost: Entry[] = [];
  const whole: (Entry & { writtenMs: number })[] = [];
  for (const [at, row] of entries.entries()) {
    if (at % breatheEvery === breatheEvery - 1) await setImmediate();
    const entry = { address: String(row['address']), blob: String(row['blob']) };
    const file = statSync(join(blobsRoot, entry.blob), { throwIfNoEntry: false });
    if (file === undefined || (file.size === 0 && entry.blob !== Blobs.nameOf('')))
      lost.push(entry);
    else whole.push({ ...entry, writtenMs: file.mtimeMs });
  }
  const newestMs = whole.reduce((newest, { writtenMs }) => Math.max(newest, writtenMs), 0);
  // While the machine runs, what was written is kept by its memory, whatever becomes of us.
  if (newestMs > bootedMs) return lost;
  for (const entry of whole.filter(({ writtenMs }) => writtenMs > newestMs - unsettledMs))
    if (Blobs.nameOf(await blobs.read(entry.blob)) !== entry.blob) lost.push(entry);
  return lost;
}

function makeAnew(context: LostFilesContext, { address, blob }: Entry): void {
  const { db, mirror, blobsRoot } = context;
  // What has the right length would be taken for the file itself, and not be written.
  rmSync(join(blobsRoot, blob), { force: true });
  const owners = db.prepare('SELECT owner FROM assets WHERE blob = ?').all(blob);
  for (const { owner } of owners) {
    const media = mirror.get('media', String(owner));
    if (media !== null) askAnew(context, mediaDocument.parse(media));
  }
  if (owners.length > 0) return;
  if (address.startsWith(searchIndexFolder)) {
    db.exec('DELETE FROM search_index');
    return;
  }
  if (address.startsWith(shareCardFolder)) {
    db.prepare('DELETE FROM share_images WHERE image = ?').run(address);
    return;
  }
  transaction(db, () => {
    const page = db.prepare("UPDATE pages SET key = '' WHERE address = ?").run(address);
    if (page.changes > 0)
      db.prepare('INSERT OR REPLACE INTO failures VALUES (?, ?)').run(
        address,
        'Its file is lost; it is rendered again.',
      );
    else db.exec("INSERT OR IGNORE INTO dirty_tags VALUES ('everything')");
  });
}
