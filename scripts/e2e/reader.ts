import { accountPath } from '@standfirst/shared-types';

/** What an address of the site answers. */
export interface Answer {
  status: number;
  /** Where it leads, with status 301. */
  location: string | null;
  text: string;
}

/** Someone who only has the site's address. */
export class Reader {
  readonly siteUrl: string;

  constructor(siteUrl: string) {
    this.siteUrl = siteUrl;
  }

  /** Asks for an address and follows nothing. */
  async ask(address: string): Promise<Answer> {
    const response = await fetch(new URL(address, this.siteUrl), { redirect: 'manual' });
    const { status, headers } = response;
    return { status, location: headers.get('location'), text: await response.text() };
  }

  /**
   * Every page and feed that links lead to from the front page, by address.
   * @throws if one of them does not answer 200.
   */
  async everything(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const open = ['/'];
    for (let address = open.pop(); address !== undefined; address = open.pop()) {
      // Pages of accounts are not the magazine's: they answer by who asks.
      if (found.has(address) || address.startsWith(accountPath)) continue;
      const { status, text } = await this.ask(address);
      if (status !== 200) throw new Error(`${address}, which is linked to, answered ${status}.`);
      found.set(address, text);
      open.push(...pagesAndFeedsLinkedIn(text));
    }
    return found;
  }

  /** Every page and feed that links to `address`. */
  async whereItStands(address: string): Promise<string[]> {
    const links = [`href="${address}"`, `<link>${this.siteUrl}${address}</link>`];
    return [...(await this.everything())]
      .filter(([place, text]) => place !== address && links.some((link) => text.includes(link)))
      .map(([place]) => place);
  }

  /** Every address in the sitemaps, once; the newest articles stand in two. */
  async sitemap(): Promise<string[]> {
    const index = await this.ask('/sitemap-index.xml');
    const maps = await Promise.all(locationsIn(index.text).map((address) => this.ask(address)));
    return [
      ...new Set(maps.flatMap(({ text }) => locationsIn(text)).map((url) => new URL(url).pathname)),
    ];
  }
}

function pagesAndFeedsLinkedIn(text: string): string[] {
  return [...text.matchAll(/href="(\/(?:[^"#?]*\/)?(?:[^"#?/]+\.xml)?)"/g)].flatMap(
    ([, address]) => address ?? [],
  );
}

function locationsIn(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].flatMap(([, url]) => url ?? []);
}
