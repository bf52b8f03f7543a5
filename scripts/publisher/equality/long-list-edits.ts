import { anArticle } from '../../../site/test/factories.ts';
import { creates } from './deeds.ts';
import type { Deed, EditKinds } from './edits.ts';
import type { Newsroom } from './newsroom.ts';
import { articlesEditedMost } from './seed.ts';
import { instants, one, pick, type Choice } from './vocabulary.ts';

/** What moves the long list over the edge of a numbered page, and back. */
export const longListEdits: EditKinds = {
  'long list: add': { weight: 3, deed: creates('article', anArticle, partsOfInstalment) },
  'long list: withdraw': { weight: 3, deed: withdraws },
};

/** One more of the first section and the first author, in the middle of the list or at an end. */
function partsOfInstalment({ which, value }: Choice, newsroom: Newsroom) {
  const { section } = pick(newsroom.all('article'), articlesEditedMost + which) ?? {};
  return {
    section: section ?? newsroom.all('section')[0]?.id ?? 'section-none',
    bylines: newsroom
      .all('author')
      .slice(0, 1)
      .map(({ id }) => ({ author: id, roleAtPublication: null })),
    firstPublishedAt: one(['2026-10-01T12:30:00.000Z', ...instants], value),
  };
}

/** One of the last articles in the CMS: those of the long list. */
function withdraws(...[newsroom, { which, value }]: Parameters<Deed>): string | null {
  const article = pick(newsroom.all('article'), articlesEditedMost + which * 5 + value);
  if (article === null) return null;
  newsroom.unpublish(article);
  return article.id;
}
