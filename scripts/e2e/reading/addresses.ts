import { administrator, type Standfirst } from '../standfirst.ts';
import { signIn } from '../panel-api.ts';
import { Reader } from '../reader.ts';
import { until } from '../until.ts';

/** An article that is withdrawn before anything is looked at, so that a page says so. */
const withdrawn = 'marrowdale-closes-its-app';

/** At least one page of each template, and each variant that has furniture of its own. */
const representative: readonly string[] = [
  '/',
  '/articles/one-county-two-maps/',
  '/articles/the-audit-backlog-has-a-price/',
  '/articles/pink-paper-is-not-a-hiding-place/',
  '/articles/ravensmoor-spends-its-last-free-pound/',
  '/articles/calderwick-names-interim-section-151-officer/',
  '/sections/finance/',
  '/columns/section-151/',
  '/columns/the-patch/',
  '/authors/hester-quillfeather/',
  '/columns/',
  '/authors/',
  '/about/',
  '/archive/',
  '/corrections/',
];

/** A month of the archive. Site maps name neither that, for they name its articles, nor the search. */
async function aMonth(reader: Reader): Promise<string> {
  const { text } = await reader.ask('/archive/');
  const [address] = /\/archive\/\d{4}\/\d{2}\//.exec(text) ?? [];
  if (address === undefined) throw new Error('The archive leads to no month.');
  return address;
}

/** What answers 404 and 410. */
const absent = ['/there-is-no-such-page/', `/articles/${withdrawn}/`];

/** The fewest pages that the demonstration magazine has; fewer means that some were not found. */
const everyPageMin = 100;

/** Whether every page is to be looked at: `npm run check:accessibility` says so. */
export const isEveryPage = process.env['EVERY_PAGE'] === '1';

/**
 * The addresses to look at: every page of the live release, or one of each template. The page for
 * what was withdrawn is among them, so an article is withdrawn first.
 */
export async function addressesOf(standfirst: Standfirst): Promise<readonly string[]> {
  await withdraw(standfirst);
  const reader = new Reader(standfirst.siteUrl);
  const unmapped = ['/search/', '/search/results/', await aMonth(reader), ...absent];
  if (!isEveryPage) return [...representative, ...unmapped];
  const every = await reader.sitemap();
  const forgotten = representative.filter((address) => !every.includes(address));
  if (every.length < everyPageMin || forgotten.length > 0)
    throw new Error(
      `The site maps name ${every.length} pages, and not these: ${forgotten.join(' ')}`,
    );
  return [...every, ...unmapped];
}

async function withdraw({ cmsUrl, siteUrl }: Standfirst): Promise<void> {
  const panel = await signIn(cmsUrl, administrator);
  await panel.unpublish('article', await panel.idOf('article', withdrawn));
  const reader = new Reader(siteUrl);
  await until(
    'the withdrawn article is gone',
    async () => (await reader.ask(`/articles/${withdrawn}/`)).status === 410,
  );
}
