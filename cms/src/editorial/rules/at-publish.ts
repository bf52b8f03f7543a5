import { type Fault, faultAt } from '../fault';
import type { StoredArticle, StoredPage } from '../stored';
import { bodyFaults, repeatedStandfirst } from './body';
import { scheduleFaults } from './dates';
import { figureFaults } from './figure';
import { relatedFaults } from './related';
import { articleTextLimits, blank, tooLong } from './text';

/** What keeps an article from being published, all of it, each naming its field. */
export function faultsOfArticle(article: StoredArticle): readonly Fault[] {
  return [
    ...blank(article, 'title'),
    ...tooLong(article, articleTextLimits),
    ...(article.section ? [] : [faultAt('section', 'The section is missing. Choose one.')]),
    ...(article.bylines.some((byline) => byline.author)
      ? []
      : [faultAt('bylines', 'The byline (bylines) names no author. Add at least one.')]),
    ...bodyFaults(article.body),
    ...repeatedStandfirst(article),
    ...figureFaults(
      {
        hasImage: Boolean(article.leadImage?.image),
        alt: article.leadImage?.alt,
        decorative: article.leadImage?.decorative,
      },
      { field: 'leadImage', label: 'lead image (leadImage)' },
    ),
    ...relatedFaults({
      of: article.documentId,
      ids: article.related.map((target) => target.documentId),
    }),
    ...scheduleFaults({ publishAt: article.publishAt, unpublishAt: article.unpublishAt }),
  ];
}

/** What keeps a standing page from being published. */
export function faultsOfPage(page: StoredPage): readonly Fault[] {
  return [...blank(page, 'title'), ...bodyFaults(page.body)];
}
