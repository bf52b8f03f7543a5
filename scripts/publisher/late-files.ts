/**
 * Uploads that could not be had. One file that keeps failing must not hold back the magazine: after
 * a few tries it is held with its document, everything else goes on, and late-watch.ts asks again.
 * What is known of it stands in the database, so a restart neither forgets it nor begins anew.
 */
import type { DatabaseSync } from 'node:sqlite';
import { mediaDocument, type MediaDocument } from '@standfirst/shared-types';
import type { MirroredMedia } from '@standfirst/site/content';
import { reasonOf } from '../lib/log.ts';
import type { Blobs } from './blobs.ts';
import { CmsError, type CmsAccess } from './cms.ts';
import { isSystemError, transaction } from './database.ts';
import { makeMedia, type Asset } from './media.ts';

/** Tries during which the pull as a whole waits: a CMS that starts anew loses no picture by it. */
const triesBeforeHeld = 3;
/** The first pause before a held file is asked for again, in milliseconds; it doubles each time. */
const pauseMinMs = 1_000;
const pauseMaxMs = 10 * 60_000;
/** Held files that are asked for one after the other, before what came of it is published. */
const atOnceMax = 100;

/** What getting a file works with. */
export interface FileContext {
  db: DatabaseSync;
  blobs: Blobs;
  cms: CmsAccess;
  /** The clock, where not the system's, in milliseconds since 1970. */
  now?: () => number;
}

/** A file can't be had for now. Its document is held with this as the reason. */
export class LateFileError extends Error {
  override readonly name = 'LateFileError';
}

/**
 * Makes the files of a medium, or takes note that they can't be had.
 * @throws {CmsError} that is passing, while the whole pull should wait for it
 * @throws {LateFileError} when only its document should.
 */
export async function makeMediaInTime(
  context: FileContext,
  media: MediaDocument,
): Promise<{ media: MirroredMedia; assets: Asset[] }> {
  const known = noteOf(context.db, media);
  // A batch comes again when something else in it failed: what is held is asked for elsewhere.
  if (known?.held === true) throw new LateFileError(known.reason);
  if (isSilent(context)) throw putOff(context, media);
  try {
    return await makeMedia(context, media);
  } catch (error) {
    // A full disk is no fault of the file.
    if (isSystemError(error)) throw error;
    const isPassing = error instanceof CmsError && error.passing;
    const tries = (known?.tries ?? 0) + 1;
    const held = !isPassing || tries >= triesBeforeHeld || hasHeld(context.db);
    noteFailure(context, { media, error, tries, held });
    if (!held) throw error;
    throw new LateFileError(reasonOf(error), { cause: error });
  }
}

/** Takes note of one more failure of a held file. */
export function failAgain(context: FileContext, media: MediaDocument, error: unknown): void {
  const known = noteOf(context.db, media);
  // It may have changed or gone while it was asked for.
  if (known === null) return;
  noteFailure(context, { media, error, tries: known.tries + 1, held: true });
}

/** The held files whose pause is over, longest first. */
export function dueFiles({ db, now = Date.now }: FileContext): MediaDocument[] {
  const nowMs = now();
  // A pause that ends later than any can was set by a clock that has since been put back.
  return db
    .prepare(
      'SELECT json FROM late_files WHERE held = 1 AND (due_ms <= ? OR due_ms > ?) ORDER BY due_ms LIMIT ?',
    )
    .all(nowMs, nowMs + pauseMaxMs, atOnceMax)
    .map(({ json }) => mediaDocument.parse(JSON.parse(String(json))));
}

/** Whether this very state of a medium is still waited for. */
export function isLate(db: DatabaseSync, media: MediaDocument): boolean {
  return noteOf(db, media)?.held === true;
}

/** Has a file asked for as soon as may be, because what was made of it is lost. */
export function askAnew({ db, now = Date.now }: FileContext, media: MediaDocument): void {
  const reason = 'The files made from it are lost; they are made again.';
  write(db, { media, tries: 0, dueMs: now(), held: true, silent: false, reason });
}

/** Forgets about a medium: its files are there, or it is gone. */
export function forgetLate(db: DatabaseSync, id: string): void {
  db.prepare('DELETE FROM late_files WHERE id = ?').run(id);
}

/**
 * Whether some file got no answer at all, lately: then others would not either, and each would cost
 * the whole of our patience. They are put off and asked for beside everything else.
 */
function isSilent({ db, now = Date.now }: FileContext): boolean {
  return (
    db
      .prepare('SELECT 1 FROM late_files WHERE silent = 1 AND held = 1 AND due_ms > ?')
      .get(now()) !== undefined
  );
}

function putOff({ db, now = Date.now }: FileContext, media: MediaDocument): LateFileError {
  const reason = `The file ${media.url} has not been asked for yet: the CMS did not answer for another one just now.`;
  write(db, { media, tries: 0, dueMs: now(), held: true, silent: false, reason });
  return new LateFileError(reason);
}

function hasHeld(db: DatabaseSync): boolean {
  return db.prepare('SELECT 1 FROM late_files WHERE held = 1').get() !== undefined;
}

function noteFailure(
  { db, now = Date.now }: FileContext,
  {
    media,
    error,
    tries,
    held,
  }: { media: MediaDocument; error: unknown; tries: number; held: boolean },
): void {
  const pauseMs = Math.min(pauseMaxMs, pauseMinMs * 2 ** Math.min(20, tries - 1));
  const silent = error instanceof CmsError && error.silent;
  write(db, { media, tries, dueMs: now() + pauseMs, held, silent, reason: reasonOf(error) });
}

interface Note {
  media: MediaDocument;
  tries: number;
  dueMs: number;
  held: boolean;
  silent: boolean;
  reason: string;
}

function write(db: DatabaseSync, { media, tries, dueMs, held, silent, reason }: Note): void {
  transaction(db, () =>
    db
      .prepare('INSERT OR REPLACE INTO late_files VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(media.id, JSON.stringify(media), tries, dueMs, Number(held), Number(silent), reason),
  );
}

/** What is known of this state of a medium; a newer one begins anew. */
function noteOf(
  db: DatabaseSync,
  media: MediaDocument,
): { tries: number; held: boolean; reason: string } | null {
  const row = db
    .prepare('SELECT tries, held, reason FROM late_files WHERE id = ? AND json = ?')
    .get(media.id, JSON.stringify(media));
  if (row === undefined) return null;
  return { tries: Number(row['tries']), held: row['held'] === 1, reason: String(row['reason']) };
}
