import type { IncomingMessage, ServerResponse } from 'node:http';
import { viewsPath } from '@standfirst/shared-types';
import { clientAddress } from '../../reader-desk/client.ts';
import { commonHeaders } from '../headers.ts';
import { isOpenedPage } from './opened.ts';
import { PublishedArticles } from './published.ts';
import { SeenLately } from './seen.ts';
import { Tally, type TallyContext } from './tally.ts';

/** What counting works with. */
export interface ViewsContext extends TallyContext {
  /** The site's public origin, without a slash at the end. */
  siteUrl: string;
  /** How many proxies stand in front of the site's server and add to `X-Forwarded-For`. */
  proxyCount: number;
  /** The publisher's database, which says which articles there are. */
  databasePath: string;
}

/** Every answer is the same, counted or not: there is nothing to be learnt from it. */
const headers = { ...commonHeaders, 'Cache-Control': 'no-store' };

/** Answers the beacons of article pages, and counts those that a reader's browser sends. */
export class Views {
  readonly #context: ViewsContext;
  readonly #articles: PublishedArticles;
  readonly #seen: SeenLately;
  readonly #tally: Tally;

  constructor(context: ViewsContext) {
    this.#context = context;
    this.#articles = new PublishedArticles(context);
    this.#seen = new SeenLately(context.now);
    this.#tally = new Tally(context);
  }

  /** Answers a beacon; `false` for everything else, which is left alone. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const path = request.url ?? '';
    if (!path.startsWith(`${viewsPath}/`)) return false;
    if (request.method === 'GET') this.#count(request, path.slice(viewsPath.length + 1));
    // Nothing is the smallest picture there is: browsers take 204 for one that shows nothing.
    response.writeHead(204, headers).end();
    return true;
  }

  /** Sends what was counted to the CMS now, without waiting for the time. */
  send(): Promise<void> {
    return this.#tally.send();
  }

  /** Ends the counting. What the CMS does not take now is sent at the next start. */
  stop(): Promise<void> {
    return this.#tally.stop();
  }

  #count(request: IncomingMessage, article: string): void {
    const { siteUrl, proxyCount } = this.#context;
    if (!isOpenedPage(request.headers, siteUrl) || !this.#articles.has(article)) return;
    if (this.#seen.isFirst(clientAddress(request, proxyCount), article)) this.#tally.add(article);
  }
}
