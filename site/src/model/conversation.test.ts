import { describe, expect, it } from 'vitest';
import {
  aComment,
  aMirror,
  anArticle,
  aPage,
  pageAt,
  someSettings,
  theBasics,
} from '../../test/factories.ts';
import type { StoredDocument } from '../content/index.ts';
import type { CommentBlock } from './page.ts';

const minute = (number: number) => new Date(Date.UTC(2026, 9, 15, 8, number)).toISOString();

/** The conversation under the article "rope". */
function conversationOf(
  documents: readonly StoredDocument[],
  article: Parameters<typeof anArticle>[0] = {},
) {
  const mirror = aMirror([...theBasics(), anArticle(article), ...documents]);
  return pageAt(mirror, 'article', '/articles/rope/').conversation;
}

/** Threads as nested anchors. */
function shape(threads: readonly CommentBlock[] | undefined): unknown[] {
  return (threads ?? []).map(({ anchor, replies }) =>
    replies.length === 0 ? anchor : [anchor, ...shape(replies)],
  );
}

describe('a conversation', () => {
  it('shows each comment with name, date and text, oldest first', () => {
    const conversation = conversationOf([
      aComment({ id: 'b', submittedAt: minute(2), body: 'Second' }),
      aComment({ id: 'a', submittedAt: minute(1), name: 'Tom <Bell>', body: 'First' }),
    ]);
    expect(conversation?.count).toBe(2);
    expect(conversation?.threads).toEqual([
      {
        anchor: 'comment-a',
        date: { iso: minute(1), text: '15 October 2026, 09:01' },
        said: {
          name: 'Tom <Bell>',
          label: 'Tom <Bell>',
          bodyHtml: '<p>First</p>',
          replyHref: '/account/comment/?article=article-rope&parent=a',
          reportHref: '/account/report/?comment=a',
        },
        replies: [],
      },
      expect.objectContaining({
        anchor: 'comment-b',
        said: expect.objectContaining({ bodyHtml: '<p>Second</p>' }) as unknown,
      }),
    ]);
  });

  it('nests replies one level, however deep they answer each other', () => {
    const conversation = conversationOf([
      aComment({ id: 'a', submittedAt: minute(1) }),
      aComment({ id: 'b', submittedAt: minute(2), parent: 'a' }),
      aComment({ id: 'c', submittedAt: minute(3), parent: 'b' }),
      aComment({ id: 'd', submittedAt: minute(4) }),
    ]);
    expect(shape(conversation?.threads)).toEqual([
      ['comment-a', 'comment-b', 'comment-c'],
      'comment-d',
    ]);
    expect(conversation?.count).toBe(4);
  });

  it('can be answered at the head of each thread, and not one level deeper', () => {
    const [thread] =
      conversationOf([aComment({ id: 'a' }), aComment({ id: 'b', parent: 'a' })])?.threads ?? [];
    expect(thread?.said?.replyHref).not.toBeNull();
    expect(thread?.replies[0]?.said).toMatchObject({
      replyHref: null,
      reportHref: '/account/report/?comment=b',
    });
  });

  it('tells comments apart by their time where one reader wrote several', () => {
    const conversation = conversationOf([
      aComment({ id: 'a', submittedAt: minute(1), name: 'Ann' }),
      aComment({ id: 'b', submittedAt: minute(2), name: 'Tom' }),
      aComment({ id: 'c', submittedAt: minute(3), name: 'Ann' }),
    ]);
    expect(conversation?.threads.map(({ said }) => said?.label)).toEqual([
      'Ann, 15 October 2026, 09:01',
      'Tom',
      'Ann, 15 October 2026, 09:03',
    ]);
  });

  describe('with a withdrawn comment', () => {
    const gone = { name: '', body: '', withdrawn: true };

    it('keeps its place for the replies, without its words', () => {
      const conversation = conversationOf([
        aComment({ id: 'a', submittedAt: minute(1), ...gone }),
        aComment({ id: 'b', submittedAt: minute(2) }),
        aComment({ id: 'c', submittedAt: minute(3), parent: 'a' }),
      ]);
      expect(shape(conversation?.threads)).toEqual([['comment-a', 'comment-c'], 'comment-b']);
      expect(conversation?.threads[0]?.said).toBeNull();
    });

    it('keeps no place for one that nothing answers', () => {
      const conversation = conversationOf([
        aComment({ id: 'a', ...gone }),
        aComment({ id: 'b' }),
        aComment({ id: 'c', parent: 'b', ...gone }),
      ]);
      expect(shape(conversation?.threads)).toEqual(['comment-b']);
    });

    it('does not count it, here, on cards or for machines', () => {
      const mirror = aMirror([
        ...theBasics(),
        anArticle(),
        aComment({ id: 'a', ...gone }),
        aComment({ id: 'b', parent: 'a' }),
      ]);
      const page = pageAt(mirror, 'article', '/articles/rope/');
      expect(page.conversation?.count).toBe(1);
      expect(page.head.jsonLd).toMatchObject({ commentCount: 1 });
      expect(page.head.jsonLd?.['comment']).toHaveLength(1);
      expect(pageAt(mirror, 'list', '/sections/finance/').cards[0]?.commentCount).toBe(1);
    });

    it('is none where nothing else was written and comments are closed', () => {
      expect(conversationOf([aComment(gone)], { commentsOpen: false })).toBeNull();
    });
  });

  it('is described to machines as readers see it, the newest ten', () => {
    const comments = Array.from({ length: 12 }, (_each, index) =>
      aComment({ id: `c${index}`, submittedAt: minute(index), name: 'Ann', body: `No. ${index}` }),
    );
    const mirror = aMirror([...theBasics(), anArticle(), ...comments]);
    const { jsonLd } = pageAt(mirror, 'article', '/articles/rope/').head;
    expect(jsonLd).toMatchObject({ commentCount: 12 });
    expect(jsonLd?.['comment']).toHaveLength(10);
    expect((jsonLd?.['comment'] as unknown[]).at(-1)).toEqual({
      '@type': 'Comment',
      url: 'https://precept.example/articles/rope/#comment-c11',
      author: { '@type': 'Person', name: 'Ann' },
      datePublished: minute(11),
      text: 'No. 11',
    });
  });

  it('lets a reply stand by itself whose parent is not shown', () => {
    const conversation = conversationOf([
      aComment({ id: 'b', submittedAt: minute(1), parent: 'rejected' }),
      aComment({ id: 'c', submittedAt: minute(2), parent: 'b' }),
    ]);
    expect(shape(conversation?.threads)).toEqual([['comment-b', 'comment-c']]);
  });

  it('loses nothing where parents lead in a circle', () => {
    const conversation = conversationOf([
      aComment({ id: 'a', submittedAt: minute(1), parent: 'b' }),
      aComment({ id: 'b', submittedAt: minute(2), parent: 'a' }),
      aComment({ id: 'c', submittedAt: minute(3), parent: 'c' }),
      aComment({ id: 'd', submittedAt: minute(4), parent: 'a' }),
    ]);
    const shown = JSON.stringify(conversation?.threads);
    for (const id of ['a', 'b', 'c', 'd']) expect(shown).toContain(`"comment-${id}"`);
  });

  it('shows no comment on another article', () => {
    expect(conversationOf([aComment({ article: 'article-other' })])?.count).toBe(0);
  });

  it('leads to the terms where there are any', () => {
    expect(conversationOf([])?.termsHref).toBeNull();
    expect(conversationOf([aPage({ slug: 'terms' })])?.termsHref).toBe('/terms/');
  });

  it('asks for a comment on this article, and for signing in first', () => {
    expect(conversationOf([])?.form).toEqual({
      article: 'article-rope',
      signInHref: '/account/sign-in/?next=%2Farticles%2Frope%2F%23comments',
    });
  });

  it('is closed, with what was written, where the article’s comments are closed', () => {
    const conversation = conversationOf([aComment()], { commentsOpen: false });
    expect(conversation).toMatchObject({ form: null, count: 1 });
    expect(conversation?.threads[0]?.said?.replyHref).toBeNull();
  });

  it('is none where comments are closed and none were written', () => {
    expect(conversationOf([], { commentsOpen: false })).toBeNull();
  });

  it('is none, and is counted nowhere, where the magazine has no comments', () => {
    const mirror = aMirror([
      ...theBasics(),
      someSettings({ commentPolicy: 'off' }),
      anArticle(),
      aComment(),
    ]);
    const page = pageAt(mirror, 'article', '/articles/rope/');
    expect(page.conversation).toBeNull();
    expect(page.head.jsonLd).not.toHaveProperty('commentCount');
    expect(pageAt(mirror, 'list', '/sections/finance/').cards[0]?.commentCount).toBe(0);
  });

  it('is none before the magazine has settings', () => {
    const mirror = aMirror([...theBasics().filter(({ type }) => type !== 'settings'), anArticle()]);
    expect(pageAt(mirror, 'article', '/articles/rope/').conversation).toBeNull();
  });

  it('is counted on the article’s card', () => {
    const mirror = aMirror([...theBasics(), anArticle(), aComment(), aComment({ id: 'b' })]);
    expect(pageAt(mirror, 'list', '/sections/finance/').cards[0]?.commentCount).toBe(2);
  });

  it('of thousands is threaded at once', () => {
    const many = Array.from({ length: 2000 }, (_value, index) =>
      aComment({ id: `c${index}`, parent: index === 0 ? null : `c${index - 1}` }),
    );
    const conversation = conversationOf(many);
    expect([conversation?.count, conversation?.threads.length]).toEqual([2000, 1]);
  });
});
