import type { Core } from '@strapi/strapi';
import { ReaderRefused } from '../readers/refused';
import { commentBy } from './stored';

/** Where a comment stands in the conversation. */
export interface Place {
  /** The comment under which it stands; `null` where it begins a thread. */
  readonly thread: string | null;
}

/**
 * Where an answer goes. Conversations are one level deep: an answer to an answer stands under the
 * comment that both answer.
 * @throws {ReaderRefused} where what it answers is not to be seen under this article.
 */
export async function placeOf(
  strapi: Core.Strapi,
  { article, parent }: { readonly article: string; readonly parent: string | null },
): Promise<Place> {
  if (parent === null) return { thread: null };
  const answered = await commentBy(strapi, { documentId: parent });
  if (answered?.state !== 'approved' || answered.article !== article)
    throw new ReaderRefused('not-found', {
      field: 'parent',
      message: 'The comment that you answer is no longer here.',
    });
  return { thread: answered.parent ?? answered.documentId };
}
