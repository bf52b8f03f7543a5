import type { Attempt, Refusal } from './attempt';

/** Refuses comments on what is not on the site, where the magazine takes none, or this article doesn't. */
export function closedArticle({
  article,
  settings,
}: Pick<Attempt, 'article' | 'settings'>): Refusal | null {
  if (article === null) {
    return {
      code: 'not-found',
      field: 'article',
      message: 'The article is no longer on the site, so it takes no comments.',
    };
  }
  if (settings.policy !== 'off' && article.commentsOpen) return null;
  return { code: 'comments-closed', message: 'Comments on this article are closed.' };
}
