import type { ArticleDocument, CommentDocument } from '@standfirst/shared-types';
import type {
  AnalysisNewsArticle,
  Comment,
  CorrectionComment,
  NewsArticle,
  OpinionNewsArticle,
  WithContext,
} from 'schema-dts';
import { absolute, type BuildContext } from '../context.ts';
import { shownComments } from '../conversation.ts';
import type { ArticlePage, CorrectionNote } from '../page.ts';
import { trailOf } from './breadcrumbs.ts';
import { publisherOf } from './magazine.ts';
import { personOf } from './person.ts';

/** Comments that are described one by one, the newest: all of them would double a long page. */
const commentsMax = 10;

/** What schema.org calls our kinds (https://schema.org/NewsArticle#subtypes). */
const schemaTypes = {
  news: 'NewsArticle',
  opinion: 'OpinionNewsArticle',
  feature: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
} as const satisfies Record<ArticleDocument['kind'], string>;

type Described = WithContext<NewsArticle | OpinionNewsArticle | AnalysisNewsArticle>;

/** The article as schema.org describes one. */
export function articleJsonLd(
  context: BuildContext,
  page: Omit<ArticlePage, 'head'>,
  { id, description }: { id: string; description: string | null },
): Described {
  const url = absolute(context, page.address);
  const { kicker, conversation } = page;
  const modified = modifiedOn(page);
  return {
    '@context': 'https://schema.org',
    '@type': schemaTypes[page.kind],
    mainEntityOfPage: {
      '@type': 'WebPage',
      '@id': url,
      breadcrumb: trailOf(context, [
        { href: kicker.href, text: kicker.name },
        { href: page.address, text: page.headline },
      ]),
    },
    url,
    headline: page.headline,
    inLanguage: 'en-GB',
    isAccessibleForFree: true,
    ...(description === null ? {} : { description }),
    datePublished: page.published.iso,
    ...(modified === null ? {} : { dateModified: modified }),
    author: page.byline.map((entry) => personOf(context, entry)),
    articleSection: kicker.name,
    ...(page.tags.length === 0 ? {} : { keywords: page.tags }),
    isPartOf: partsOf(context, page),
    publisher: publisherOf(context),
    ...(page.lead === null ? {} : { image: absolute(context, page.lead.picture.src) }),
    ...(page.corrections.length === 0 ? {} : { correction: page.corrections.map(correctionOf) }),
    ...(conversation === null
      ? {}
      : { commentCount: conversation.count, ...commentsOf(shownComments(context, id), url) }),
  };
}

/** The section's page, and the column where it belongs to one. */
function partsOf(
  context: BuildContext,
  { kicker, column }: Omit<ArticlePage, 'head'>,
): NonNullable<Described['isPartOf']> {
  const section = {
    '@type': 'CollectionPage' as const,
    name: kicker.name,
    url: absolute(context, kicker.href),
  };
  if (column === null) return section;
  const series = {
    '@type': 'CreativeWorkSeries' as const,
    name: column.text,
    url: absolute(context, column.href),
  };
  return [series, section];
}

/** The last day on which readers were told of a change; `null` where there was none. Saving is no change. */
function modifiedOn({
  published,
  corrections,
}: Pick<ArticlePage, 'published' | 'corrections'>): string | null {
  const last =
    corrections
      .map(({ date }) => date.iso)
      .sort()
      .at(-1) ?? '';
  return last > published.iso.slice(0, 10) ? last : null;
}

function correctionOf({ text, date }: CorrectionNote): CorrectionComment {
  return { '@type': 'CorrectionComment', text, datePublished: date.iso };
}

function commentsOf(
  comments: readonly CommentDocument[],
  articleUrl: string,
): { comment?: Comment[] } {
  if (comments.length === 0) return {};
  return {
    comment: comments.slice(-commentsMax).map(({ id, name, body, submittedAt }) => ({
      '@type': 'Comment',
      url: `${articleUrl}#comment-${id}`,
      author: { '@type': 'Person', name },
      datePublished: submittedAt,
      text: body,
    })),
  };
}
