import type { Core } from '@strapi/strapi';
import { commentBy, type StoredComment } from './stored';
import { digestOf, digestOfWords } from './words';

const dayMs = 86_400_000;

/** What was sent, by whom. */
export interface Sent {
  /** The row's number of the writer. */
  readonly reader: number;
  readonly article: string;
  readonly parent: string | null;
  /** Cleaned. */
  readonly text: string;
  /** One for each form; `null` where the form had none. */
  readonly key: string | null;
  readonly now: Date;
}

/**
 * What makes two comments one. The column is unique, so the database itself refuses a second. A
 * form's key counts for ever; without one, the same words in the same place count for a day.
 */
export function sentKeyOf(sent: Sent): string {
  return sent.key === null ? ofWords(sent, sent.now) : `form ${digestOf([sent.reader, sent.key])}`;
}

/** Whether a key is one of words: it ends when the comment is withdrawn. */
export const wordsPrefix = 'words ';

/** The comment that the same sending has already written, or `null`. */
export async function sentBefore(strapi: Core.Strapi, sent: Sent): Promise<StoredComment | null> {
  const { key, now } = sent;
  if (key !== null) return commentBy(strapi, { sentKey: sentKeyOf(sent) });
  const yesterday = new Date(now.getTime() - dayMs);
  return commentBy(strapi, {
    sentKey: { $in: [ofWords(sent, now), ofWords(sent, yesterday)] },
    submittedAt: { $gt: yesterday },
  });
}

function ofWords({ reader, article, parent, text }: Sent, at: Date): string {
  const day = at.toISOString().slice(0, 10);
  return `${wordsPrefix}${digestOf([reader, article, parent, digestOfWords(text), day])}`;
}
