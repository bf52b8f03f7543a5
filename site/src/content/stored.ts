import type { DocumentType, PublishedDocument } from '@standfirst/shared-types';
import type { MirroredMedia } from './media-files.ts';

/** A document as the mirror keeps it: media carry the files that were made from them. */
export type StoredDocument = Exclude<PublishedDocument, { type: 'media' }> | MirroredMedia;

/** The stored document of one type. */
export type StoredOf<T extends DocumentType> = Extract<StoredDocument, { type: T }>;

/**
 * The key under which a document is kept. There is one settings document and one front page, so
 * whoever asks for them needs no id.
 */
export function storedId(type: DocumentType, id: string): string {
  return type === 'settings' || type === 'front-page' ? 'single' : id;
}

/** What a document is found by besides its id: its slug, or a media file's address on the CMS. */
export function slugOf(document: StoredDocument): string | null {
  if (document.type === 'media') return document.url;
  return 'slug' in document ? document.slug : null;
}
