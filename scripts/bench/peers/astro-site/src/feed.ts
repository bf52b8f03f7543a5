import rss from '@astrojs/rss';
import type { ArticleDocument } from '@standfirst/shared-types';
import { bodyOf, magazine } from './data.ts';
import { feedLength } from '../../plain/magazine.ts';
import { teaserOf } from '../../plain/words.ts';

/** A feed with the full text of its newest articles, by Astro's own package. */
export function feedOf({
  title,
  address,
  articles,
}: {
  title: string;
  address: string;
  articles: readonly ArticleDocument[];
}): Promise<Response> {
  return rss({
    title,
    description: magazine.tagline,
    site: `${magazine.siteUrl}${address}`,
    items: articles.slice(0, feedLength).map((article) => ({
      title: article.title,
      link: `${magazine.siteUrl}/articles/${article.slug}/`,
      description: teaserOf(article.standfirst),
      pubDate: new Date(article.firstPublishedAt),
      categories: [magazine.lists.get(article.section)?.name ?? ''],
      content: bodyOf(article),
    })),
  });
}
