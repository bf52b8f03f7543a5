/** Reads the change feed as the publisher does, and holds each answer against the contract. */
import {
  type Change,
  changeFeed,
  type ChangeFeed,
  changeFeedPath,
  type PublishedDocument,
  publishedDocument,
} from '@standfirst/shared-types';
import { type Cms, testSecrets } from '../strapi.ts';

/** A change whose document, where there is one, keeps the contract. */
export interface ReadChange extends Omit<Change, 'document'> {
  readonly document: PublishedDocument | null;
}

/** Who can be asked: a CMS in this process or in another. */
export type Askable = Pick<Cms, 'ask'>;

/** One answer of the feed to the publisher; throws unless it is 200 and keeps the contract. */
export async function ask(
  cms: Askable,
  query: { readonly after: number; readonly limit?: number },
): Promise<ChangeFeed> {
  const { after, limit } = query;
  const more = limit === undefined ? '' : `&limit=${limit}`;
  const answer = await cms.ask(`${changeFeedPath}?after=${after}${more}`, {
    token: testSecrets.PUBLISHER_TOKEN,
  });
  if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return changeFeed.parse(answer.body);
}

/** The newest position in the log. */
export async function head(cms: Askable): Promise<number> {
  return (await ask(cms, { after: Number.MAX_SAFE_INTEGER, limit: 0 })).cursor;
}

/** Everything after a cursor, in batches of 1,000. */
export async function changesAfter(cms: Askable, after: number): Promise<ReadChange[]> {
  const { cursor, remaining, changes } = await ask(cms, { after, limit: 1000 });
  const read = changes.map(kept);
  return remaining === 0 ? read : [...read, ...(await changesAfter(cms, cursor))];
}

/** What the feed tells of the work done by `act`. */
export async function changesBy(cms: Cms, act: () => Promise<unknown>): Promise<ReadChange[]> {
  const before = await head(cms);
  await act();
  return changesAfter(cms, before);
}

/** The present document with this id, as the whole magazine read from 0 has it. */
export async function documentIn(cms: Askable, id: string): Promise<PublishedDocument | null> {
  const found = (await changesAfter(cms, 0)).filter((change) => change.id === id);
  return found.find((change) => change.type !== 'views')?.document ?? null;
}

/** A change in a few words: `tag Water`, `article The rope`, `gone: article the-rope`. */
export function inWords({ type, id, slug, document }: ReadChange): string {
  if (document === null) return `gone: ${type} ${slug ?? id}`;
  if ('title' in document) return `${type} ${document.title}`;
  if (document.type === 'comment') return `comment ${document.body}`;
  return 'name' in document ? `${type} ${document.name}` : type;
}

/** Changes in words, in alphabetical order. */
export const told = (changes: readonly ReadChange[]): string[] => changes.map(inWords).sort();

/** A change with its document held against the contract. */
export function kept(change: Change): ReadChange {
  return {
    ...change,
    document: change.document === null ? null : publishedDocument.parse(change.document),
  };
}
