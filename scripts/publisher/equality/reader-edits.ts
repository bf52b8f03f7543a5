import { aComment, someViews } from '../../../site/test/factories.ts';
import { changes, removes } from './deeds.ts';
import type { Deed, EditKinds } from './edits.ts';
import { instants, one, pick, words } from './vocabulary.ts';

/** What readers do, and what moderators decide about it. */
export const readerEdits: EditKinds = {
  'comment: approve': { weight: 4, deed: approves },
  'comment: reply': { weight: 2, deed: replies },
  'comment: withdraw': { weight: 3, deed: removes('comment') },
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

/** Around the number below which nothing counts as popular. */
function counts(...[newsroom, { which, value }]: Parameters<Deed>): string | null {
  const article = pick(newsroom.all('article'), which);
  if (article === null) return null;
  newsroom.save(someViews({ id: article.id, total: 6 + value }));
  return `${article.id} ${6 + value}`;
}
