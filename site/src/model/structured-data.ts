import type { ArticleDocument } from '@standfirst/shared-types';
import { absolute, settingsOf, type BuildContext } from './context.ts';
import type { ArticlePage } from './page.ts';

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
  description: string | null,
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
    ...(page.conversation === null ? {} : { commentCount: page.conversation.count }),
  };
}
