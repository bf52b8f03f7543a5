import type { Mirror, StoredDocument } from '@standfirst/site/content';
import { checkReadable } from '@standfirst/site/model';
import { reasonOf } from '../lib/log.ts';
import { isSystemError } from './database.ts';
import type { Threads } from './renderer.ts';

/** A document that pages can read, with the HTML of its text; or why they can't. */
export type ReadDocument = { html: string | null } | { held: string };

/** The same as {@link readDocuments}, on other threads where there are any. */
export async function readElsewhere(
  { threads, mirror }: { threads?: Threads | null | undefined; mirror: Mirror },
  documents: readonly StoredDocument[],
): Promise<ReadDocument[]> {
  return threads == null ? readDocuments(mirror, documents) : threads.read(documents);
}

/** Looks whether pages can read documents, before the mirror takes them over. */
export function readDocuments(
  mirror: Mirror,
  documents: readonly StoredDocument[],
): ReadDocument[] {
  return documents.map((document) => {
    try {
      return { html: checkReadable(mirror.reader(), document) };
    } catch (error) {
      if (isSystemError(error)) throw error;
      return { held: reasonOf(error) };
    }
  });
}
