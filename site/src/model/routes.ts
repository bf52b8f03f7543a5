/**
 * Every address of the site and what stands there. The publisher asks for pages by address; nothing
 * else decides which pages exist.
 */
import {
  addressedTypes,
  addressOf,
  searchPath,
  searchResultsPath,
  type AddressedType,
} from '@standfirst/shared-types';
import { numberedPages, scopes, type Mirror } from '../content/index.ts';
import { articlePage } from './article.ts';
import { archiveAddress, archivePage, monthPage } from './archive.ts';
import type { BuildContext } from './context.ts';
import { directoryPage } from './directory.ts';
import { feedNames } from './feed-address.ts';
import { listFeed, siteFeed } from './feed.ts';
import { frontPage } from './front.ts';
import { ledgerPage } from './ledger.ts';
import { listPage, numberedAddress, type ListType } from './list.ts';
import {
  monthParts,
  monthSitemap,
  newsSitemap,
  pagesSitemap,
  robotsPage,
  sitemapAddress,
  sitemapIndex,
} from './machines.ts';
import type { Page } from './page.ts';
import { searchPage } from './search.ts';
import { errorPage, standingPage } from './standing.ts';

type Build = (context: BuildContext, parts: string[]) => Page | null;

const listTypes: Record<string, ListType> = {
  sections: 'section',
  columns: 'column',
  authors: 'author',
};

function listTypeOf(folder: string | undefined): ListType {
  const type = listTypes[folder ?? ''];
  if (type === undefined) throw new Error(`"${folder}" is no folder of lists.`);
  return type;
}

/** Addresses that are always there. */
const fixed: Record<string, (context: BuildContext) => Page | null> = {
  '/': frontPage,
  '/columns/': (context) => directoryPage(context, 'columns'),
  '/authors/': (context) => directoryPage(context, 'authors'),
  [archiveAddress('')]: (context) => archivePage(context, null),
  '/corrections/': ledgerPage,
  [searchPath]: (context) => searchPage(context, { isResults: false }),
  [searchResultsPath]: (context) => searchPage(context, { isResults: true }),
  '/404/': (context) => errorPage(context, 404),
  '/410/': (context) => errorPage(context, 410),
  '/rss.xml': (context) => siteFeed(context, 'rss'),
  '/feed.json': (context) => siteFeed(context, 'json'),
  '/robots.txt': robotsPage,
  [sitemapAddress('index')]: sitemapIndex,
  [sitemapAddress('pages')]: pagesSitemap,
  [sitemapAddress('news')]: newsSitemap,
};

/** Addresses with parts, tried in order. */
const patterns: readonly (readonly [RegExp, Build])[] = [
  [/^\/articles\/([^/]+)\/$/, (context, [slug = '']) => articlePage(context, slug)],
  [
    /^\/(sections|columns|authors)\/([^/]+)\/(?:page\/([1-9]\d*)\/)?$/,
    (context, [folder, slug = '', page]) =>
      listPage(context, {
        type: listTypeOf(folder),
        slug,
        page: page === undefined ? null : Number(page),
      }),
  ],
  [
    /^\/(sections|columns|authors)\/([^/]+)\/(rss\.xml|feed\.json)$/,
    (context, [folder, slug = '', name]) =>
      listFeed(context, {
        type: listTypeOf(folder),
        slug,
        format: name === feedNames.json ? 'json' : 'rss',
      }),
  ],
  [/^\/archive\/(\d{4})\/$/, (context, [year = '']) => archivePage(context, year)],
  [
    /^\/archive\/(\d{4})\/(\d{2})\/(?:page\/([1-9]\d*)\/)?$/,
    (context, [year, month, page]) =>
      monthPage(context, {
        month: `${year}-${month}`,
        page: page === undefined ? null : Number(page),
      }),
  ],
  [
    /^\/sitemap-(\d{4}-\d{2})(?:-([2-9]|[1-9]\d+))?\.xml$/,
    (context, [month = '', part = '1']) => monthSitemap(context, { month, part: Number(part) }),
  ],
  [/^\/([^/]+)\/$/, (context, [slug = '']) => standingPage(context, slug)],
];

/** The page at `address`, or `null` if nothing stands there. Throws `ContentError` for faulty content. */
export function buildPage(context: BuildContext, address: string): Page | null {
  const known = Object.hasOwn(fixed, address) ? fixed[address] : undefined;
  if (known !== undefined) return known(context);
  for (const [pattern, build] of patterns) {
    const match = pattern.exec(address);
    if (match !== null) return build(context, match.slice(1));
  }
  return null;
}

/** Addresses that exist whatever is published. */
export const fixedAddresses: readonly string[] = Object.keys(fixed);

/** Every address of the site, for a full render: articles in the order of their publication, as they name their neighbours. */
export function* allAddresses(mirror: Mirror): Generator<string> {
  yield* fixedAddresses;
  for (const type of addressedTypes) {
    for (const slug of mirror.slugs(type)) yield* addressesOf(type, slug);
    if (isListType(type)) {
      for (const { id, slug } of mirror.ofType(type))
        yield* numberedAddresses(mirror, { scope: scopes[type](id), base: addressOf(type, slug) });
    }
  }
  const months = mirror.months();
  for (const year of new Set(months.map((month) => month.slice(0, 4)))) yield archiveAddress(year);
  for (const month of months) {
    yield* monthAddresses(mirror, month);
    yield* numberedAddresses(mirror, { scope: scopes.month(month), base: archiveAddress(month) });
  }
}

/** The numbered pages of the list at `base`. */
export function* numberedAddresses(
  mirror: Mirror,
  { scope, base }: { scope: string; base: string },
): Generator<string> {
  const last = numberedPages(mirror.length(scope));
  for (let page = 1; page <= last; page += 1) yield numberedAddress(base, page);
}

/** The addresses that a document of this slug has for itself, numbered pages apart. */
export function addressesOf(type: AddressedType, slug: string): string[] {
  const page = addressOf(type, slug);
  return isListType(type)
    ? [page, ...Object.values(feedNames).map((name) => `${page}${name}`)]
    : [page];
}

/** The addresses that a month (`YYYY-MM`) has for itself, numbered pages apart. */
export function monthAddresses(mirror: Mirror, month: string): string[] {
  const parts = monthParts(month, mirror.length(scopes.month(month)));
  return [...parts.map(sitemapAddress), archiveAddress(month)];
}

function isListType(type: AddressedType): type is ListType {
  return type === 'section' || type === 'column' || type === 'author';
}
