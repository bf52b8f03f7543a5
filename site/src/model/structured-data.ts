import type { ArticleDocument, CommentDocument } from '@standfirst/shared-types';
import { absolute, settingsOf, type BuildContext } from './context.ts';
import { shownComments } from './conversation.ts';
import type { ArticlePage } from './page.ts';

/** Comments that are described one by one, the newest: all of them would double a long page. */
const commentsMax = 10;

const schemaTypes: Record<ArticleDocument['kind'], string> = {
  news: 'NewsArticle',
  opinion: 'OpinionNewsArticle',
  feature: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
};

/** The article as schema.org describes one (https://schema.org/NewsArticle). */
export function articleJsonLd(
  context: BuildContext,
  page: Pick<
    ArticlePage,
    | 'address'
    | 'kind'
    | 'headline'
    | 'byline'
    | 'kicker'
    | 'published'
    | 'lead'
    | 'corrections'
    | 'conversation'
  >,
  { id, description }: { id: string; description: string | null },
): Record<string, unknown> {
  const url = absolute(context, page.address);
  const { title, publisher } = settingsOf(context);
  return {
    '@context': 'https://schema.org',
    '@type': schemaTypes[page.kind],
    mainEntityOfPage: url,
    url,
    headline: page.headline,
    ...(description === null ? {} : { description }),
    datePublished: page.published.iso,
    author: page.byline.map(({ name, href, role }) => ({
      '@type': 'Person',
      name,
      url: absolute(context, href),
      ...(role === null ? {} : { jobTitle: role }),
    })),
    articleSection: page.kicker.name,
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: publisher ?? title,
      url: absolute(context, '/'),
    },
    ...(page.lead === null ? {} : { image: absolute(context, page.lead.picture.src) }),
    ...(page.corrections.length === 0
      ? {}
      : {
          correction: page.corrections.map(({ text, date }) => ({
            '@type': 'CorrectionComment',
            text,
            datePublished: date.iso,
          })),
        }),
    ...(page.conversation === null
      ? {}
      : {
          commentCount: page.conversation.count,
          ...commentsJsonLd(shownComments(context, id), url),
        }),
  };
}

/** Comments as schema.org describes them (https://schema.org/Comment). */
function commentsJsonLd(
  comments: readonly CommentDocument[],
  articleUrl: string,
): Record<string, unknown> {
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
