import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { previewFolder } from '@standfirst/shared-types';
import compression from 'compression';
import send from 'send';
import { reasonOf, type Log } from '../lib/log.ts';
import type { DeskContext } from '../reader-desk/context.ts';
import { commonHeaders, headersFor, shortCaching, transportHeaders } from './headers.ts';
import { HealthDesk, isFromHere } from './health.ts';
import { LiveSite } from './live-release.ts';
import { Packed, takesPacked } from './packed.ts';
import { Readers } from './readers.ts';
import { resolveAddress, type Answer } from './resolve.ts';
import type { Views } from './views/views.ts';

/** What the site's server works with. */
export interface ServeContext {
  databasePath: string;
  blobsRoot: string;
  cms: { url: string; token: string; fetch: typeof fetch };
  /** Where the publisher shows drafts; `null` where previews are off. */
  previewOrigin: string | null;
  /** Whether readers come by https: then they are told to come by nothing else. */
  isHttps: boolean;
  /** How accounts and comments reach the CMS; without it, their addresses answer 404. */
  readers?: Pick<DeskContext, 'siteUrl' | 'wakeSecret' | 'proxyCount' | 'now'>;
  /** Counts the articles that are opened; without it, beacons answer 404. */
  views?: Pick<Views, 'answer'>;
  log: Log;
}

/** How long a request may take to arrive, body and all, in milliseconds. */
const arriveWithinMs = 30_000;

/** Serves the live release: types, compression, caching, conditional requests, 301, 404, 410, and `/healthz`. */
export function siteServer(context: ServeContext): Server {
  const compress = compression({ filter: isWorthCompressing });
  const site = openLater(context);
  const packed = new Packed(context);
  const proxyCount = context.readers?.proxyCount ?? 0;
  const readers = readersOf(context);
  const health = new HealthDesk(context.cms);
  const server = createServer({ requestTimeout: arriveWithinMs }, (request, response) => {
    if (context.isHttps) response.setHeaders(new Map(Object.entries(transportHeaders)));
    if (context.views?.answer(request, response)) return;
    // `compression` is written for Express, whose types extend Node's own.
    compress(
      request as Parameters<typeof compress>[0],
      response as Parameters<typeof compress>[1],
      () => {
        handle({ ...context, packed, readers, health, proxyCount }, site(), {
          request,
          response,
        }).catch((error: unknown) => {
          refuse(context, error, { request, response });
        });
      },
    );
  });
  return server.on('close', () => void readers?.stop());
}

function readersOf({ readers, cms, databasePath, log }: ServeContext): Readers | null {
  if (readers === undefined) return null;
  return new Readers({ ...readers, cmsUrl: cms.url, fetch: cms.fetch, databasePath, log });
}

/** Part of a file is part of its plain bytes: compressed, it would be part of nothing. */
function isWorthCompressing(
  ...[request, response]: Parameters<typeof compression.filter>
): boolean {
  return !response.hasHeader('Content-Range') && compression.filter(request, response);
}

/** Answers what could not be answered as it should. Nobody may keep that answer. */
function refuse(context: ServeContext, error: unknown, { request, response }: Exchange): void {
  const status = statusOf(error);
  if (status === 500) context.log('error', `${request.method} ${request.url}: ${reasonOf(error)}`);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of ['ETag', 'Cache-Control', 'Content-Security-Policy', 'Accept-Ranges']) {
    response.removeHeader(name);
  }
  plain(response, status, refusals[status]);
}

const refusals = {
  412: 'This file is not as you expected it to be.',
  416: 'This file has no such part.',
  500: 'Something went wrong here. The fault has been noted.',
};

/** What `send` throws for a condition or a range that can't be met is the asker's; all else is ours. */
function statusOf(error: unknown): keyof typeof refusals {
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  return status === 412 || status === 416 ? status : 500;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** The context, with the files that were packed so far, and what is for readers with an account. */
type Serving = Omit<ServeContext, 'readers'> & {
  packed: Packed;
  readers: Readers | null;
  health: HealthDesk;
  proxyCount: number;
};

async function handle(
  context: Serving,
  site: LiveSite | null,
  { request, response }: Exchange,
): Promise<void> {
  if (await context.readers?.answer(request, response)) return;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return plain(response, 405, 'This address can only be read.');
  }
  const address = addressOf(request.url ?? '/');
  if (address === null) return plain(response, 400, 'This address is not well formed.');
  if (address === '/healthz') return sayHealth(context, site, { request, response });
  if (address.startsWith(previewFolder)) return forward(context, address, response);
  if (site?.release() == null) {
    response.setHeader('Retry-After', '5');
    return plain(response, 503, 'The magazine is being made ready. Please try again in a moment.');
  }
  await answer(context, resolveAddress(site, address), { address, request, response });
}

/** The path without its query, decoded; `null` for what is no path. */
function addressOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
    return path.startsWith('/') && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

async function answer(
  context: Serving,
  found: Answer,
  { address, request, response }: Exchange & { address: string },
): Promise<void> {
  if (found.kind === 'nothing')
    return plain(
      response,
      found.status,
      found.status === 410 ? 'This page was withdrawn.' : 'There is no page here.',
    );
  if (found.kind === 'redirect') {
    response.setHeader('Location', encodeURI(found.to));
    response.setHeader('Cache-Control', shortCaching.moved);
    return plain(response, 301, `This page has moved to ${found.to}`);
  }
  const isError = found.status !== 200;
  const headers = headersFor(isError ? `/${found.status}/` : address, found.file);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.statusCode = found.status;
  if (isError) {
    response.setHeader('Cache-Control', shortCaching.absent);
    // An error page is never "not modified" and never partial: its status is the message.
    for (const name of ['if-none-match', 'if-modified-since', 'if-match', 'range']) {
      delete request.headers[name];
    }
  }
  // Files have no date here, and without one the condition is ignored (RFC 9110, section 13.1.4).
  delete request.headers['if-unmodified-since'];
  // A 304 says so too (section 15.4.5); `compression` leaves it alone, for it has no type.
  const exchange = [request, response] as Parameters<typeof compression.filter>;
  if (compression.filter(...exchange)) response.setHeader('Vary', 'Accept-Encoding');
  await sendFile(context, found.file.blob, { request, response });
}

function sendFile(
  { blobsRoot, packed }: Serving,
  blob: string,
  { request, response }: Exchange,
): Promise<void> {
  const bytes = takesPacked(request, response) ? packed.get(blob) : null;
  if (bytes !== null) return sendPacked(bytes, response);
  return new Promise((resolve, reject) => {
    send(request, `/${blob}`, {
      root: blobsRoot,
      index: false,
      dotfiles: 'deny',
      cacheControl: false,
      lastModified: false,
      etag: false,
    })
      .on('error', reject)
      .on('end', resolve)
      .pipe(response);
    response.on('close', resolve);
  });
}

function sendPacked(bytes: Buffer, response: ServerResponse): Promise<void> {
  response.setHeader('Content-Encoding', 'br');
  response.setHeader('Content-Length', bytes.length);
  response.setHeader('Accept-Ranges', 'bytes');
  return new Promise((resolve) => {
    response.on('close', resolve);
    response.end(bytes);
  });
}

/** How long a preview may take, in milliseconds. */
const previewWithinMs = 15_000;

/** Passes a preview on from the publisher, which alone can render. Its signature is checked there. */
async function forward(
  { previewOrigin }: Serving,
  address: string,
  response: ServerResponse,
): Promise<void> {
  if (previewOrigin === null) return plain(response, 404, 'There is no preview here.');
  const answer = await fetch(new URL(encodeURI(address), previewOrigin), {
    signal: AbortSignal.timeout(previewWithinMs),
  }).catch(() => null);
  if (answer === null) {
    return plain(response, 503, 'No preview can be made at the moment. Please try again.');
  }
  for (const name of ['content-type', 'content-security-policy', 'cache-control', 'x-robots-tag']) {
    const value = answer.headers.get(name);
    if (value !== null) response.setHeader(name, value);
  }
  response.writeHead(answer.status);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

async function sayHealth(
  { health, proxyCount }: Serving,
  site: LiveSite | null,
  { request, response }: Exchange,
): Promise<void> {
  const isOperator = isFromHere(request, proxyCount);
  const report = await health.report(site, { isOperator });
  response.writeHead(report.live === null ? 503 : 200, {
    ...commonHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(`${JSON.stringify(report)}\n`);
}

function plain(response: ServerResponse, status: number, text: string): void {
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  response.writeHead(status, { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

/** The database appears when the publisher first runs, which may be after the server started. */
function openLater({ databasePath }: ServeContext): () => LiveSite | null {
  let site: LiveSite | null = null;
  return () => {
    try {
      site ??= new LiveSite(databasePath);
    } catch {
      // Not there yet, or its tables are not: the next request looks again.
      site = null;
    }
    return site;
  };
}
