import {
  aColumn,
  aComment,
  aFigure,
  anArticle,
  anAuthor,
  aPage,
  aPicture,
  aSection,
  someSettings,
} from '../../../site/test/factories.ts';
import type { FakeCms } from '../../publisher/test/fake-cms.ts';

/** Payloads that stand on one page. The first stands in every other field too. */
const payloadsAPage = 6;

/** The longest that the contract lets these be, in characters. */
const max = { title: 150, standfirst: 300, teaser: 160, comment: 2000 };

/** The payloads of each article, in the order of `addressFor`. */
export function groupsOf(payloads: readonly string[]): string[][] {
  const starts = payloads.flatMap((_each, index) => (index % payloadsAPage === 0 ? [index] : []));
  return starts.map((start) => payloads.slice(start, start + payloadsAPage));
}

/** Where the article that carries the group number `index` stands. */
export function addressFor(index: number): string {
  return `/articles/payloads-${index}/`;
}

/** Publishes an article, its author and comments for each group, with payloads in every field that a reader sees. */
export function publishHostile(cms: FakeCms, groups: readonly (readonly string[])[]): void {
  const { files: _made, ...media } = aPicture();
  const [[first = ''] = []] = groups;
  cms.publish(
    media,
    someSettings({ tagline: first, description: first, publisher: first }),
    aSection({ name: first, description: first }),
    aColumn({ title: first, description: first, authors: ['author-author-0'] }),
    aPage({ title: first, body: first }),
    ...groups.flatMap((published, index) => {
      const group = published.map(leadingSomewhere);
      return [authorOf(group, index), articleOf(group, index), ...commentsOn(group, index)];
    }),
  );
}

/** A payload as it is published. Two lead to "/. /…", where there is nothing; the publisher would rightly hold back their pages. */
export function leadingSomewhere(payload: string): string {
  return payload.replaceAll('href="/. /', 'href="./. /');
}

function authorOf(group: readonly string[], index: number) {
  const [payload = ''] = group;
  return anAuthor({
    slug: `author-${index}`,
    name: payload,
    role: payload,
    bio: group.join('\n\n'),
    signOff: payload,
    portrait: aFigure({ alt: payload, caption: payload, credit: payload }),
    links: [{ label: payload, url: 'https://example.org/' }],
  });
}

function articleOf(group: readonly string[], index: number) {
  const [one = '', two = one, three = one, four = one, five = one, six = one] = group;
  // What would end the brackets or the quotation marks around it would make a link of the picture.
  const kept = one.replace(/[[\]"()]/g, '');
  return anArticle({
    slug: `payloads-${index}`,
    title: two.slice(0, max.title),
    standfirst: three.slice(0, max.standfirst),
    teaser: four.slice(0, max.teaser),
    body: `![${kept}](/uploads/media-bridge.jpg "${kept}")\n\nAmong words: *${one}*\n\n${group.join('\n\n')}`,
    kind: index % 2 === 0 ? 'news' : 'opinion',
    column: index % 4 === 1 ? 'column-ledger' : null,
    bylines: [{ author: `author-author-${index}`, roleAtPublication: five }],
    signOff: six,
    leadImage: aFigure({ alt: five, caption: six, credit: two }),
    corrections: group.map((text) => ({ date: '2026-10-15', text, kind: 'correction' })),
    firstPublishedAt: new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString(),
    seo: { title: three, description: four },
  });
}

function commentsOn(group: readonly string[], index: number) {
  return group.map((payload, place) =>
    aComment({
      id: `comment-${index}-${place}`,
      article: `article-payloads-${index}`,
      name: payload,
      body: payload.slice(0, max.comment),
    }),
  );
}
