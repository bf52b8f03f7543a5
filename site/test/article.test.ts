import { describe, expect, test } from 'vitest';
import { analysis, feature, news, opinion } from '../src/fixtures/articles.ts';
import type { ArticlePage } from '../src/model/page.ts';
import { htmlOf, mainOf, wordsOf } from './compiled.ts';

describe('an article with everything', () => {
  const full: ArticlePage = {
    ...feature,
    column: opinion.column,
    portrait: opinion.portrait,
    signOff: 'Josh writes about money.',
  };

  test('has its parts in the order of the trade', async () => {
    const main = mainOf(await htmlOf(full));
    const parts = [
      `href="${full.kicker.href}"`,
      'src="/media/portrait-hester-quillfeather-960.jpg"',
      `href="${full.column?.href ?? ''}"`,
      '<h1',
      'class="standfirst"',
      'rel="author"',
      '<time datetime="2026-11-20T06:30',
      'href="#comments"',
      'src="/media/town-hall-960.jpg"',
      'class="prose',
      'id="corrections"',
      'class="sign-off"',
      '>Related articles<',
      '>Popular articles by Josh Adeyinka-Poole<',
      '>Have your say<',
      'id="comment-a1"',
      'name="body"',
    ];
    const places = parts.map((part) => ({ part, at: main.indexOf(part) }));
    expect(places.filter(({ at }) => at < 0)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a.at - b.at));
  });

  test('says "By" once, links each author and gives the role of the day', async () => {
    const byline = /<p class="byline"[\s\S]*?<\/p>/.exec(await htmlOf(full))?.[0] ?? '';
    expect(wordsOf(byline)).toBe(
      'By Josh Adeyinka-Poole, Finance correspondent, Precept, and Tomos Gethin, Social care correspondent, Precept',
    );
    expect(byline.match(/href="\/authors\//g)).toHaveLength(2);
  });

  test('counts its comments, and nests the replies', async () => {
    const main = mainOf(await htmlOf(full));
    expect(wordsOf(main)).toContain('4 comments');
    expect(main).toMatch(
      /<article id="comment-a1"(?:(?!<\/article>)[\s\S])*<article id="comment-a2"/,
    );
    expect(main).toContain('href="#comment-a2"');
    expect(wordsOf(main)).toContain(
      'Links may be included in your comments but HTML is not permitted.',
    );
  });

  test('dates each correction and says its kind', async () => {
    const words = wordsOf(mainOf(await htmlOf(full)));
    expect(words).toContain('Correction, 20 November 2026. An earlier version');
    expect(words).toContain('Clarification, 21 November 2026. The second');
  });
});

describe('an article with as little as can be', () => {
  test('shows no block that it has nothing for', async () => {
    const words = wordsOf(mainOf(await htmlOf({ ...news, related: [] })));
    for (const heading of [
      'Related articles',
      'Popular articles',
      'Have your say',
      'Corrections',
    ]) {
      expect(words).not.toContain(heading);
    }
    expect(mainOf(await htmlOf(news))).not.toMatch(/class="standfirst"|<figure|class="sign-off"/);
  });

  test('shows no popular block without articles in it', async () => {
    const html = await htmlOf({ ...news, popular: { author: 'Leila Byrne', cards: [] } });
    expect(html).not.toContain('Popular articles');
  });

  test('has no byline where nobody is named', async () => {
    expect(wordsOf(mainOf(await htmlOf({ ...news, byline: [], related: [] })))).not.toMatch(
      /\bBy\b/,
    );
  });
});

describe('in a column', () => {
  const [earlier, later] = [opinion.column?.earlier?.text, opinion.column?.later?.text];

  test('leads on to the piece before and the piece after, by their headlines', async () => {
    const words = wordsOf(mainOf(await htmlOf(opinion)));
    expect(words).toContain(`Before this in Section 151 ${earlier}`);
    expect(words).toContain(`After this in Section 151 ${later}`);
  });

  test('says nothing of neighbours where a piece stands alone', async () => {
    const alone = opinion.column && { ...opinion.column, earlier: null, later: null };
    const main = mainOf(await htmlOf({ ...opinion, column: alone }));
    expect(main).not.toContain('More of Section 151');
  });
});

test('three authors are joined by a comma and "and"', async () => {
  const plain = analysis.byline.map((entry) => ({ ...entry, role: null }));
  const html = await htmlOf({ ...analysis, byline: plain });
  const byline = /<p class="byline"[\s\S]*?<\/p>/.exec(html)?.[0] ?? '';
  expect(wordsOf(byline)).toBe('By Leila Byrne, Josh Adeyinka-Poole and Gideon Marl');
});

test('closed comments are said to be closed', async () => {
  const words = wordsOf(mainOf(await htmlOf(analysis)));
  expect(words).toContain('1 comment');
  expect(words).toContain('Comments on this article are closed.');
  expect(words).not.toContain('You must sign in');
});

describe('structured data', () => {
  const hostile = 'A </script><script>alert(1)</script> & <!-- headline';
  const page: ArticlePage = {
    ...news,
    headline: hostile,
    head: { ...news.head, title: hostile, jsonLd: { '@type': 'NewsArticle', headline: hostile } },
  };

  test('parses, and keeps a headline that tries to close its element', async () => {
    const html = await htmlOf(page);
    const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual({ '@type': 'NewsArticle', headline: hostile });
  });

  test('lets nothing out of the element or into the page', async () => {
    // A quoted attribute may hold "<" (HTML, "Attributes"); nothing else may.
    const html = (await htmlOf(page)).replace(/="[^"]*"/g, '=""');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('<!-- headline');
  });
});
