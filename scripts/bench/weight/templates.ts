/** A page of every template, found among what the running magazine links to. */
import { z } from 'zod';

/** A page that stands for its template. */
export interface TemplatePage {
  name: string;
  address: string;
}

/** How the address of a page of each template is recognised among the links of the front page. */
const linked: readonly { name: string; links: RegExp }[] = [
  { name: 'section', links: /href="(\/sections\/[^"/]+\/)"/ },
  { name: 'column', links: /href="(\/columns\/[^"/]+\/)"/ },
  { name: 'author', links: /href="(\/authors\/[^"/]+\/)"/ },
  {
    name: 'standing page',
    links: /href="(\/(?!columns|authors|sections|search|archive|corrections|account)[a-z-]+\/)"/,
  },
];
/** Words of the article that the goal for an article's weight speaks of. */
const wordsWanted = 800;

/** A page of each template; the article is the one whose length is nearest to 800 words. */
export async function templatePages(siteUrl: string): Promise<TemplatePage[]> {
  const front = await read(siteUrl, '/');
  const others = linked.map(({ name, links }) => {
    const address = links.exec(front)?.[1];
    if (address === undefined) throw new Error(`The front page links to no ${name}.`);
    return { name, address };
  });
  return [
    { name: 'front', address: '/' },
    { name: 'article', address: await nearestArticle(siteUrl) },
    ...others,
    { name: 'list of columns', address: '/columns/' },
    { name: 'list of authors', address: '/authors/' },
    { name: 'archive', address: '/archive/' },
    { name: 'month', address: await newestMonth(siteUrl) },
    { name: 'corrections', address: '/corrections/' },
    { name: 'search', address: '/search/' },
    { name: 'not found', address: '/there-is-no-such-page/' },
  ];
}

/** Pages on which something runs in the browser. */
export const pagesForUse: readonly TemplatePage[] = [
  { name: 'search results', address: '/search/results/' },
  { name: 'sign in', address: '/account/sign-in/' },
];

/** The words of an article's own text, as its structured data counts them or as they stand there. */
export function wordsOf(html: string): number {
  const article = /<article\b[\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
  return article
    .replace(/<(style|script|figure)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .split(/\s+/)
    .filter(Boolean).length;
}

async function nearestArticle(siteUrl: string): Promise<string> {
  const months = addressesIn(await read(siteUrl, '/sitemap-index.xml'));
  const addresses = (
    await Promise.all(months.map(async (month) => addressesIn(await read(siteUrl, month))))
  )
    .flat()
    .filter((address) => address.startsWith('/articles/'));
  let best: { address: string; off: number } | null = null;
  for (const address of addresses) {
    const html = await read(siteUrl, address);
    const off = Math.abs(wordsOf(html) - wordsWanted);
    // With a picture, for that is what a reader waits for.
    if (/<article\b[\s\S]*?<picture/.test(html) && (best === null || off < best.off))
      best = { address, off };
  }
  if (best === null) throw new Error('The sitemap names no article with a picture.');
  return best.address;
}

async function newestMonth(siteUrl: string): Promise<string> {
  const address = /href="(\/archive\/\d+\/\d+\/)"/.exec(await read(siteUrl, '/archive/'))?.[1];
  if (address === undefined) throw new Error('The archive links to no month.');
  return address;
}

function addressesIn(sitemap: string): string[] {
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address]) => new URL(z.string().parse(address)).pathname,
  );
}

async function read(siteUrl: string, address: string): Promise<string> {
  return (await fetch(`${siteUrl}${address}`)).text();
}
