/** The small magazine that every sequence begins with. */
import {
  aColumn,
  aComment,
  aFigure,
  aFrontPage,
  anArticle,
  anAuthor,
  aPage,
  aSection,
  aTag,
  someSettings,
  someViews,
} from '../../../site/test/factories.ts';
import { Newsroom } from './newsroom.ts';
import { uploadTo } from './uploads.ts';
import { bodies, instants, one, words } from './vocabulary.ts';

/** Articles that sequences edit most. Those of the long section come after them. */
export const articlesEditedMost = 12;

/** What a sequence begins with. */
export interface Beginning {
  /** Articles of the long section: around 40 and 60 its list gets another numbered page. */
  instalments: number;
  /** Whether the CMS leaves what leads to a deleted document as it is. */
  leavesLooseEnds: boolean;
}

/** A newsroom with the magazine in it, always the same for the same beginning. */
export function aSeededNewsroom({ instalments, leavesLooseEnds }: Beginning): Newsroom {
  const newsroom = new Newsroom({ leavesLooseEnds });
  for (const number of [1, 2, 3, 4])
    uploadTo(newsroom, { id: `picture-${number}`, file: number - 1, url: null });
  seedStaff(newsroom);
  for (let number = 1; number <= articlesEditedMost; number += 1)
    newsroom.save(anArticleNumbered(number));
  for (let number = 1; number <= instalments; number += 1) newsroom.save(anInstalment(number));
  seedReaders(newsroom);
  newsroom.commit();
  return newsroom;
}

function seedStaff(newsroom: Newsroom): void {
  for (const [place, slug] of ['s1', 's2', 's3'].entries()) {
    newsroom.save(aSection({ slug, name: one(words, place), position: place }));
    const portrait = place === 0 ? aFigure({ media: 'picture-2' }) : null;
    newsroom.save(anAuthor({ slug: `w${place + 1}`, name: `Ann ${one(words, place)}`, portrait }));
    newsroom.save(aTag({ slug: `t${place + 1}`, name: one(words, place) }));
  }
  newsroom.save(aColumn({ slug: 'c1', authors: ['author-w1'], image: 'picture-3' }));
  newsroom.save(aColumn({ slug: 'c2', title: 'Second thoughts', authors: ['author-w2'] }));
  newsroom.save(aPage({ slug: 'about' }));
  newsroom.save(aPage({ slug: 'terms', title: 'Terms', inFooter: false }));
  newsroom.save(someSettings({ logo: 'picture-4' }));
  newsroom.save(aFrontPage({ lead: ['article-a1', 'article-a5'] }));
}

function anArticleNumbered(number: number) {
  return anArticle({
    slug: `a${number}`,
    title: one(words, number),
    body: one(bodies, number),
    kind: number % 3 === 0 ? 'opinion' : 'news',
    section: `section-s${2 + (number % 2)}`,
    column: number % 4 === 0 ? `column-c${1 + (number % 8) / 4}` : null,
    bylines: [{ author: `author-w${2 + (number % 2)}`, roleAtPublication: null }],
    leadImage: number % 5 === 0 ? aFigure({ media: 'picture-1' }) : null,
    related: number % 2 === 0 ? [`article-a${number - 1}`, 'article-n3'] : [],
    tags: number % 3 === 0 ? ['tag-t1', 'tag-t2'] : [],
    firstPublishedAt: one(instants, number),
  });
}

/** An article of the long section and of the author who writes it alone, in the order of publication. */
function anInstalment(number: number) {
  return anArticle({
    slug: `n${number}`,
    title: `Instalment ${number}`,
    section: 'section-s1',
    bylines: [{ author: 'author-w1', roleAtPublication: null }],
    firstPublishedAt: new Date(Date.UTC(2026, 9, 1) + number * 3_600_000).toISOString(),
  });
}

function seedReaders(newsroom: Newsroom): void {
  newsroom.save(aComment({ article: 'article-a1' }));
  newsroom.save(aComment({ id: 'comment-2', article: 'article-a1', parent: 'comment-1' }));
  for (const number of [1, 2, 3, 4, 5])
    newsroom.save(someViews({ id: `article-a${number}`, total: 9 + number }));
}
