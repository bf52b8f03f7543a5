import { aComment, someViews } from '../../../site/test/factories.ts';
import { changes, removes } from './deeds.ts';
import type { Deed, EditKinds } from './edits.ts';
import { instants, one, pick, words } from './vocabulary.ts';

/** What readers do, and what moderators decide about it. */
export const readerEdits: EditKinds = {
  'comment: approve': { weight: 4, deed: approves },
  'comment: reply': { weight: 2, deed: replies },
  'comment: take away': { weight: 3, deed: removes('comment') },
  'comment: withdraw': {
    weight: 3,
    deed: changes('comment', () => ({ withdrawn: true, name: '', body: '' })),
  },
  'comments: close by age': { weight: 2, deed: closeByAge },
  'comment: author renamed': {
    weight: 1,
    deed: changes('comment', (n) => ({ name: one(words, n.value) })),
  },
  'views: count': { weight: 3, deed: counts },
};

function approves(...[newsroom, { which, value, other }]: Parameters<Deed>): string | null {
  const article = pick(newsroom.all('article'), which);
  if (article === null) return null;
  const comment = aComment({
    id: `comment-${newsroom.nextNumber()}`,
    article: article.id,
    body: one(words, value),
    submittedAt: one(instants, other),
  });
  newsroom.save(comment);
  return `${comment.id} on ${article.id}`;
}

function replies(...[newsroom, { which, value, other }]: Parameters<Deed>): string | null {
  const parent = pick(newsroom.all('comment'), which);
  if (parent === null) return null;
  const comment = aComment({
    id: `comment-${newsroom.nextNumber()}`,
    article: parent.article,
    parent: parent.id,
    body: one(words, value),
    submittedAt: one(instants, other),
  });
  newsroom.save(comment);
  return `${comment.id} to ${parent.id}`;
}

/** Closes those of every article that was first published by then, and opens those of the others. */
function closeByAge(...[newsroom, { value }]: Parameters<Deed>): string {
  const upTo = one(instants, value);
  for (const article of newsroom.all('article'))
    newsroom.change(article, { commentsOpen: article.firstPublishedAt > upTo });
  return upTo;
}

/** Around the number below which nothing counts as popular. */
function counts(...[newsroom, { which, value }]: Parameters<Deed>): string | null {
  const article = pick(newsroom.all('article'), which);
  if (article === null) return null;
  newsroom.save(someViews({ id: article.id, total: 6 + value }));
  return `${article.id} ${6 + value}`;
}
