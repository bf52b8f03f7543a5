/** A generated magazine, the same for every tool that the benchmark measures. */
import {
  sectionColours,
  type ArticleDocument,
  type ArticleKind,
  type PublishedDocument,
} from '@standfirst/shared-types';

/** Words that generated prose is made of. */
const words =
  'council budget officer report committee decision housing planning transport service director cabinet meeting reserve audit figure year plan resident town county district borough leader scrutiny consultation proposal contract review funding grant capital revenue levy charge appeal survey estate highway library school social care digital climate waste flood market'.split(
    ' ',
  );

/** A generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How a magazine is divided, whatever its size. */
const sectionCount = 12;
const columnCount = 20;
/** Articles that an editor put beside each article. */
const relatedCount = 4;

/** A generated magazine: the same documents for the same number, ~800 words an article. */
export function* corpus(articles: number): Generator<PublishedDocument> {
  const authors = authorCount(articles);
  yield settings();
  for (let n = 0; n < sectionCount; n += 1) {
    yield {
      type: 'section',
      id: `section-${n}`,
      slug: `section-${n}`,
      name: `Section ${n}`,
      description: null,
      position: n,
      colour: sectionColours[n % sectionColours.length] ?? 'slate',
    };
  }
  for (let n = 0; n < authors; n += 1) {
    yield {
      type: 'author',
      id: `author-${n}`,
      slug: `author-${n}`,
      name: `Author Number${n}`,
      role: 'Reporter',
      signOff: null,
      bio: null,
      portrait: null,
      links: [],
    };
  }
  for (let n = 0; n < columnCount; n += 1) {
    yield {
      type: 'column',
      id: `column-${n}`,
      slug: `column-${n}`,
      title: `Column ${n}`,
      description: null,
      authors: [`author-${n % authors}`],
      image: null,
      closed: false,
    };
  }
  for (let n = 0; n < articles; n += 1) yield generatedArticle(n, { articles, authors });
}

/** How many authors a magazine of so many articles has. */
export function authorCount(articles: number): number {
  return Math.max(1, Math.round(articles / 100));
}

function settings(): PublishedDocument {
  return {
    type: 'settings',
    id: 'settings',
    title: 'Bench Weekly',
    tagline: 'Made of words',
    description: null,
    logo: null,
    publisher: 'Bench',
    contactEmail: null,
    commentPolicy: 'off',
    commentsCloseAfterDays: null,
    timeZone: 'Europe/London',
  };
}

/** Article `n` of a generated magazine; from `articles` on, one that is published after all others. */
export function generatedArticle(
  n: number,
  { articles, authors }: { articles: number; authors: number },
): ArticleDocument {
  const random = seeded(n + 1);
  const pick = (limit: number) => Math.floor(random() * limit);
  const kind = kinds[pick(kinds.length)] ?? 'news';
  return {
    type: 'article',
    id: `article-${n}`,
    slug: `article-${n}`,
    title: sentence(random, 8).slice(0, 120),
    standfirst: sentence(random, 22).slice(0, 290),
    body: body(random),
    kind,
    section: `section-${pick(sectionCount)}`,
    column: random() < 0.2 ? `column-${pick(columnCount)}` : null,
    bylines: [{ author: `author-${pick(authors)}`, roleAtPublication: 'Reporter' }],
    signOff: null,
    leadImage: null,
    related: relatedTo(n, { articles, pick }),
    corrections: [],
    teaser: null,
    firstPublishedAt: new Date(Date.UTC(2015, 0, 1) + n * 3_600_000).toISOString(),
    commentsOpen: false,
    tags: [],
    seo: null,
  };
}

/** News mostly, as in a real magazine. */
const kinds: readonly ArticleKind[] = ['news', 'news', 'news', 'news', 'opinion', 'feature'];

/** Others, each once, from anywhere in the archive. */
function relatedTo(
  n: number,
  { articles, pick }: { articles: number; pick: (limit: number) => number },
): string[] {
  const found = new Set<number>();
  const others = articles - (n < articles ? 1 : 0);
  while (found.size < Math.min(relatedCount, others)) {
    const other = pick(articles);
    if (other !== n) found.add(other);
  }
  return [...found].map((other) => `article-${other}`);
}

function sentence(random: () => number, length: number): string {
  const picked = Array.from(
    { length },
    () => words[Math.floor(random() * words.length)] ?? 'council',
  );
  const text = picked.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function paragraph(random: () => number): string {
  return Array.from({ length: 5 }, () => `${sentence(random, 14)}.`).join(' ');
}

function body(random: () => number): string {
  const parts: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    if (n % 3 === 2) parts.push(`## ${sentence(random, 4)}`);
    parts.push(paragraph(random));
  }
  parts.splice(
    4,
    0,
    `> ${sentence(random, 20)}.`,
    `- ${sentence(random, 6)}\n- **${sentence(random, 5)}**\n- [${sentence(random, 4)}](https://example.org/report)`,
  );
  return parts.join('\n\n');
}
