import { type Fault, faultAt } from '../fault';
import type { MediaNames, StoredArticle, StoredPage } from '../stored';
import { bodyFaults, repeatedStandfirst } from './body';
import { scheduleFaults } from './dates';
import { figureFaults } from './figure';
import { relatedFaults } from './related';
import { blank, tooLong } from './text';

const articleType = 'api::article.article';
const pageType = 'api::page.page';

/** What keeps an article from being published, all of it, each naming its field. */
export function faultsOfArticle(article: StoredArticle, mediaNames: MediaNames): readonly Fault[] {
  return [
    ...blank(articleType, article, 'title'),
    ...tooLong(article),
    ...(article.section
      ? []
      : [faultAt({ uid: articleType, field: 'section' }, 'is missing. Choose one.')]),
    ...(article.bylines.some((byline) => byline.author)
      ? []
      : [faultAt({ uid: articleType, field: 'bylines' }, 'names no author. Add at least one.')]),
    ...bodyFaults({ uid: articleType, body: article.body, mediaNames }),
    ...repeatedStandfirst(article),
    ...figureFaults(
      {
        hasImage: Boolean(article.leadImage?.image),
        mediaName: article.leadImage?.image?.name,
        alt: article.leadImage?.alt,
        decorative: article.leadImage?.decorative,
      },
      { uid: articleType, field: 'leadImage' },
    ),
    ...relatedFaults({
      of: article.documentId,
      ids: article.related.map((target) => target.documentId),
    }),
    ...scheduleFaults({ publishAt: article.publishAt, unpublishAt: article.unpublishAt }),
  ];
}

/** What keeps a standing page from being published. */
export function faultsOfPage(page: StoredPage, mediaNames: MediaNames): readonly Fault[] {
  return [
    ...blank(pageType, page, 'title'),
    ...bodyFaults({ uid: pageType, body: page.body, mediaNames }),
  ];
}
