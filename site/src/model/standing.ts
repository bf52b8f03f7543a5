import { addressOf } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { firstParagraph } from '../markdown/index.ts';
import { bodyHtmlFor } from './body.ts';
import { cardsFor } from './card.ts';
import type { BuildContext } from './context.ts';
import { frameFor, headFor } from './frame.ts';
import type { ErrorPage, StandingPage } from './page.ts';
import { cutBetweenWords, teaserLengthMax } from './teaser.ts';

/** The standing page (about, terms, …) that has this slug, or `null`. */
export function standingPage(context: BuildContext, slug: string): StandingPage | null {
  const id = context.content.idBySlug('page', slug);
  const page = id === null ? null : context.content.get('page.whole', id);
  if (page === null) return null;
  const address = addressOf('page', slug);
  const bodyHtml = bodyHtmlFor(context, 'page', page.id);
  const opening = firstParagraph(bodyHtml);
  const description = opening === null ? null : cutBetweenWords(opening, teaserLengthMax);
  return {
    template: 'standing',
    address,
    site: frameFor(context),
    head: headFor(context, { address, title: page.title, description }),
    title: page.title,
    bodyHtml,
  };
}

/** Articles to go on with on an error page. */
const latestMax = 5;

/** What stands where nothing does (404) or nothing does any more (410). */
export function errorPage(context: BuildContext, status: ErrorPage['status']): ErrorPage {
  const address = `/${status}/`;
  const title = status === 404 ? 'Page not found' : 'Page withdrawn';
  return {
    template: 'error',
    address,
    site: frameFor(context),
    head: headFor(context, { address, title, description: null }),
    status,
    latest: cardsFor(context, context.content.newest(scopes.articles, latestMax)),
  };
}
