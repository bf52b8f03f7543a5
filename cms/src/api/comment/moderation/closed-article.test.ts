import { describe, expect, it } from 'vitest';
import { anAttempt } from './an-attempt';
import { closedArticle } from './closed-article';

const { article } = anAttempt();

describe('an article', () => {
  it('that is open takes comments', () => {
    expect(closedArticle(anAttempt())).toBeNull();
  });

  it('that is not published takes none', () => {
    expect(closedArticle(anAttempt({ article: null }))?.code).toBe('not-found');
  });

  it('whose comments are switched off takes none', () => {
    const closed = { firstPublishedAt: null, ...article, commentsOpen: false };
    expect(closedArticle(anAttempt({ article: closed }))?.code).toBe('comments-closed');
  });

  it('takes none in a magazine without comments', () => {
    expect(closedArticle(anAttempt({ settings: { policy: 'off' } }))?.code).toBe('comments-closed');
  });
});
