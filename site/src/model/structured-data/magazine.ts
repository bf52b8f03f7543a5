import { addressOf, searchResultsPath } from '@standfirst/shared-types';
import type { NewsMediaOrganization, SearchAction, WebSite, WithContext } from 'schema-dts';
import { absolute, settingsOf, type BuildContext } from '../context.ts';
import { pictureOf } from '../picture.ts';

/** The publisher where it is named beside other things; {@link magazineJsonLd} says all of it. */
export function publisherOf(context: BuildContext): Exclude<NewsMediaOrganization, string> {
  const { title, publisher } = settingsOf(context);
  const url = absolute(context, '/');
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${url}#publisher`,
    name: publisher ?? title,
    url,
  };
}

/**
 * Policies of a news organisation (https://schema.org/NewsMediaOrganization), and the slugs of the
 * standing pages that hold them; those that the magazine has are named.
 */
const policies = {
  publishingPrinciples: ['editorial-standards', 'standards', 'about'],
  correctionsPolicy: ['corrections-policy', 'complaints'],
  actionableFeedbackPolicy: ['complaints', 'contact'],
  ethicsPolicy: ['ethics', 'editorial-standards'],
  ownershipFundingInfo: ['ownership', 'about'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The magazine and who publishes it, for the front page. */
export function magazineJsonLd(context: BuildContext): WithContext<WebSite> {
  const { title, tagline, description, logo, contactEmail } = settingsOf(context);
  const picture = logo === null ? null : pictureOf(context, logo, title);
  const about = description ?? tagline;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: title,
    url: absolute(context, '/'),
    inLanguage: 'en-GB',
    ...(about === null ? {} : { description: about }),
    potentialAction: searchAction(context),
    publisher: {
      ...organisation(context),
      ...(picture === null ? {} : { logo: absolute(context, picture.src) }),
      ...(contactEmail === null ? {} : { email: contactEmail }),
    },
  };
}

/** `query-input` is not schema.org's own word: https://developers.google.com/search/docs/appearance/structured-data/sitelinks-searchbox */
type SearchBox = Exclude<SearchAction, string> & { 'query-input': string };

/** How a machine asks our search. */
function searchAction(context: BuildContext): SearchBox {
  return {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(context, searchResultsPath)}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  };
}

function organisation(context: BuildContext): Exclude<NewsMediaOrganization, string> {
  const found = Object.entries(policies).flatMap(([property, slugs]): [string, string][] => {
    const slug = slugs.find((each) => context.content.idBySlug('page', each) !== null);
    return slug === undefined ? [] : [[property, absolute(context, addressOf('page', slug))]];
  });
  return { ...publisherOf(context), ...Object.fromEntries(found) };
}
