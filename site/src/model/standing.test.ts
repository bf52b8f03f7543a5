import { describe, expect, it } from 'vitest';
import { aMirror, anArticle, aPage, pageAt, theBasics } from '../../test/factories.ts';

describe('a standing page', () => {
  it('has its text and a description out of its first words', () => {
    const mirror = aMirror([...theBasics(), aPage({ body: 'We *publish*.\n\n## How\n\nDaily.' })]);
    expect(pageAt(mirror, 'standing', '/about/')).toMatchObject({
      title: 'About us',
      bodyHtml: '<p>We <em>publish</em>.</p>\n<h2 id="s-how">How</h2>\n<p>Daily.</p>\n',
      head: { title: 'About us | Precept', description: 'We publish.', type: 'website' },
    });
  });
});

describe('an error page', () => {
  it.each([
    ['/404/', 404, 'Page not found | Precept'],
    ['/410/', 410, 'Page withdrawn | Precept'],
  ] as const)('at %s says so and leads on to the five newest', (address, status, title) => {
    const many = Array.from({ length: 7 }, (_value, index) =>
      anArticle({
        slug: `n${index}`,
        firstPublishedAt: new Date(Date.UTC(2026, 0, index + 1)).toISOString(),
      }),
    );
    const page = pageAt(aMirror([...theBasics(), ...many]), 'error', address);
    expect([page.status, page.head.title]).toEqual([status, title]);
    expect(page.latest.map((card) => card.href)).toEqual(
      ['n6', 'n5', 'n4', 'n3', 'n2'].map((slug) => `/articles/${slug}/`),
    );
  });
});
