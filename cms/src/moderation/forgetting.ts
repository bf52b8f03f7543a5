/** What the log of decisions forgets of a reader who deletes their account. */
import type { Core } from '@strapi/strapi';
import { decisionUid } from './log';

/** Stands where the name of somebody without an account stood. */
const formerReader = 'A former reader';

/** Whose account is deleted, and what becomes of their comments' words. */
export interface Forgetting {
  /** The reader's document id. */
  readonly reader: string;
  readonly words: 'withdraw' | 'anonymise';
}

/**
 * Takes a reader's name out of the log, and the words of their comments too where they take these
 * along. Who decided what, when and why stays.
 */
export async function forgetInLog(
  strapi: Core.Strapi,
  { reader, words }: Forgetting,
): Promise<void> {
  await strapi.db.query(decisionUid).updateMany({
    where: { readerId: reader },
    data: { reader: formerReader, ...(words === 'withdraw' ? { body: null } : {}) },
  });
}
