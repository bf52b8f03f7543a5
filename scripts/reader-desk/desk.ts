import type { IncomingMessage } from 'node:http';
import type { BuildContext } from '@standfirst/site/model';
import { styleSources } from '../publisher/styles.ts';
import { policyFor } from '../serve/headers.ts';
import { reasonOf } from '../lib/log.ts';
import { deskHeaders } from './answer.ts';
import { clientAddress } from './client.ts';
import { CmsLine } from './cms-line.ts';
import type { DeskContext } from './context.ts';
import { Magazine } from './magazine.ts';
import type { Exchange } from './pass-on.ts';
import { bodyOf, BodyTooLong } from './request-body.ts';
import { deskRoutes, type DeskRoute } from './routes.ts';
import { Templates } from './templates.ts';
import type { Outcome, Visit } from './visit.ts';
import { said } from './who.ts';

/** Requests that are answered at once; more would only wait, and take memory. */
const atOnceMax = 64;
/** … of one address: whoever sends slowly keeps nobody else out. */
const atOnceOfOneMax = 16;

/** Answers what is asked under `/account/`. */
export class ReaderDesk {
  readonly #context: DeskContext;
  readonly #magazine: Magazine;
  readonly #templates: Templates;
  #busy = 0;
  readonly #busyBy = new Map<string, number>();

  constructor(context: DeskContext) {
    this.#context = context;
    this.#magazine = new Magazine(context);
    this.#templates = new Templates(context);
  }

  /** Answers a request. It never fails: what goes wrong is said to the reader, and to the log. */
  async answer(exchange: Exchange): Promise<void> {
    const client = clientAddress(exchange.request, this.#context.proxyCount);
    const ofOne = this.#busyBy.get(client) ?? 0;
    const hasRoom = this.#busy < atOnceMax && ofOne < atOnceOfOneMax;
    const magazine = hasRoom ? this.#magazine.now() : null;
    if (magazine === null) return tryLater(exchange);
    this.#busy += 1;
    this.#busyBy.set(client, ofOne + 1);
    try {
      const visit = this.#visitOf(exchange.request, magazine);
      const outcome = await outcomeOf(visit, exchange.request);
      await this.#give(exchange, { outcome, cookies: visit.cms.setCookies });
    } catch (error) {
      this.#context.log('error', `${exchange.request.method} /account/…: ${reasonOf(error)}`);
      if (exchange.response.headersSent) exchange.response.destroy();
      else tryLater(exchange);
    } finally {
      this.#busy -= 1;
      const left = (this.#busyBy.get(client) ?? 1) - 1;
      if (left > 0) this.#busyBy.set(client, left);
      else this.#busyBy.delete(client);
    }
  }

  /** Ends the thread that renders. */
  stop(): Promise<void> {
    return this.#templates.stop();
  }

  #visitOf(request: IncomingMessage, magazine: BuildContext): Visit {
    const { siteUrl, now } = this.#context;
    const { pathname, searchParams } = new URL(request.url ?? '/', siteUrl);
    return {
      address: pathname.endsWith('/') ? pathname : `${pathname}/`,
      query: searchParams,
      fields: {},
      cms: new CmsLine(this.#context, request),
      magazine,
      siteUrl,
      now: now(),
    };
  }

  async #give(
    { response }: Exchange,
    { outcome, cookies }: { outcome: Outcome; cookies: readonly string[] },
  ): Promise<void> {
    response.setHeaders(new Map(Object.entries(deskHeaders)));
    if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
    if (outcome.kind === 'go') {
      response.writeHead(303, { Location: outcome.to }).end();
    } else if (outcome.kind === 'file') {
      const disposition = `attachment; filename="${outcome.name}"`;
      response.writeHead(200, { 'Content-Type': outcome.mime, 'Content-Disposition': disposition });
      response.end(outcome.bytes);
    } else {
      const { body } = await this.#templates.render(outcome.page);
      if (outcome.retryAfter != null) response.setHeader('Retry-After', outcome.retryAfter);
      response.writeHead(outcome.status, pageHeaders(body)).end(body);
    }
  }
}

/** Finds the page, and looks where a form comes from before it does anything. */
async function outcomeOf(visit: Visit, request: IncomingMessage): Promise<Outcome> {
  const route = deskRoutes.find(({ path }) => path.test(visit.address));
  const isPost = request.method === 'POST';
  const handler = isPost ? route?.post : route?.get;
  if (route === undefined || handler == null) return isNotThere(visit, route);
  if (!isPost) return handler(visit);
  if (request.headers.origin !== visit.siteUrl && route.isOpenToMailPrograms !== true)
    return said(visit, {
      status: 403,
      title: 'This form was not sent from our own page',
      text: `Nothing was done. Open the page at ${visit.siteUrl} and send the form from there.`,
    });
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? ''))
    return said(visit, { status: 415, title: 'This did not work', text: 'Please use the form.' });
  try {
    const text = (await bodyOf(request)).toString('utf8');
    return await handler({ ...visit, fields: Object.fromEntries(new URLSearchParams(text)) });
  } catch (error) {
    if (!(error instanceof BodyTooLong)) throw error;
    return said(visit, { status: 413, title: 'That is too long', text: 'Please shorten it.' });
  }
}

function isNotThere(visit: Visit, route: DeskRoute | undefined): Outcome {
  return route === undefined
    ? said(visit, { status: 404, title: 'Page not found', text: 'There is no such page.' })
    : said(visit, { status: 405, title: 'This did not work', text: 'Please use the form.' });
}

/** As strict as any page's; the pages for writing may load their own script, and from here only. */
function pageHeaders(body: string): Record<string, string> {
  const hasScript = body.includes('<script type="module" src="/assets/');
  const policy = policyFor(styleSources(body));
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': hasScript ? `${policy}; script-src 'self'` : policy,
    // No address with a code leaves this page. "no-referrer" would empty the Origin of its form too
    // (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
    'Referrer-Policy': 'strict-origin',
  };
}

function tryLater({ response }: Exchange): void {
  response.writeHead(503, {
    ...deskHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Retry-After': '5',
  });
  response.end('This page can’t be made at the moment. Please try again in a moment.\n');
}
