/** The content layer, read and grouped once a build. */
import { createHash } from 'node:crypto';
import { getCollection } from 'astro:content';
import type { ArticleDocument } from '@standfirst/shared-types';
import { magazineOf, relatedTo } from '../../plain/magazine.ts';

const entries = await getCollection('documents');

/** Everything, grouped. */
export const magazine = magazineOf(
  entries.map((entry) => entry.data.document),
  'https://bench.example',
);

const digests = new Map(entries.map((entry) => [entry.id, entry.data.digest]));
const bodies = new Map(entries.map((entry) => [entry.id, entry.rendered?.html ?? '']));

/** An article's rendered Markdown. */
export function bodyOf(article: ArticleDocument): string {
  return bodies.get(article.id) ?? '';
}

const frameKey = entries
  .filter((entry) => ['settings', 'section'].includes(entry.data.document.type))
  .map((entry) => entry.data.digest)
  .join();

/** A digest of everything a page reads: its articles with their authors and columns, lists, and the frame. */
export function keyOf(articles: readonly ArticleDocument[], ...others: (string | null)[]): string {
  const hash = createHash('sha1').update(frameKey);
  for (const { id, bylines, column } of articles)
    for (const read of [id, bylines[0]?.author, column])
      if (read != null) hash.update(digests.get(read) ?? '');
  for (const other of others) hash.update(`${other} ${digests.get(other ?? '') ?? ''}`);
  return hash.digest('hex');
}

/** The key of an article's page. */
export function articleKey(article: ArticleDocument): string {
  return keyOf([article, ...relatedTo(magazine, article)]);
}

/** The lists that have an address of their own, by folder. */
export const folders = {
  sections: magazine.sections,
  columns: magazine.columns,
  authors: magazine.authors,
};
