import type { IncomingMessage, ServerResponse } from 'node:http';
import { oidcPath, readerApi } from '@standfirst/shared-types';
import { reasonOf } from '../lib/log.ts';
import { deskHeaders, refuse, unavailableWords } from './answer.ts';
import { answerWithinMs, type DeskContext } from './context.ts';
import { bodyOf, BodyTooLong } from './request-body.ts';
import { headersForCms } from './request-headers.ts';

/** A request and its answer. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** Headers of the CMS's answer that a reader's browser may know. */
const passedBack = ['content-type', 'content-disposition', 'retry-after'] as const;

/** Here, sign-in at an organisation's own identity provider begins. */
const toProviderPath = `${readerApi}${oidcPath}`;

/** Passes a request below {@link readerApi} on to the CMS, and its answer back. */
export async function passOn(context: DeskContext, { request, response }: Exchange): Promise<void> {
  const url = apiUrl(context, request.url ?? '');
  if (url === null)
    return refuse(response, { status: 404, code: 'not-found', message: 'There is nothing here.' });
  try {
    const body = await bodyOf(request);
    const answer = await context.fetch(url, {
      method: request.method ?? 'GET',
      headers: headersForCms(context, request),
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMs),
      ...(body.length === 0 ? {} : { body }),
    });
    await giveBack(context, { answer, path: url.pathname, response });
  } catch (error) {
    fail(context, { error, response });
  }
}

/** The address at the CMS; `null` for a path that leads out of the interface once it is tidied up. */
function apiUrl({ cmsUrl }: DeskContext, path: string): URL | null {
  if (!URL.canParse(path, cmsUrl)) return null;
  const url = new URL(path, cmsUrl);
  const isOurs = url.origin === new URL(cmsUrl).origin;
  return isOurs && url.pathname.startsWith(`${readerApi}/`) && !/%2f|%5c|%2e/i.test(url.pathname)
    ? url
    : null;
}

async function giveBack(
  { siteUrl }: DeskContext,
  { answer, path, response }: { answer: Response; path: string; response: ServerResponse },
): Promise<void> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  for (const [name, value] of Object.entries(deskHeaders)) response.setHeader(name, value);
  for (const name of passedBack) {
    const value = answer.headers.get(name);
    if (value !== null) response.setHeader(name, value);
  }
  const location = answer.headers.get('location');
  if (location !== null && mayLead(location, { siteUrl, path }))
    response.setHeader('Location', location);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
  response.statusCode = answer.status;
  response.end(bytes);
}

/** The CMS may lead to pages of the site; to another site only where one signs in there. */
function mayLead(location: string, { siteUrl, path }: { siteUrl: string; path: string }): boolean {
  if (!URL.canParse(location, siteUrl)) return false;
  const { origin, protocol } = new URL(location, siteUrl);
  if (origin === siteUrl) return true;
  return path === toProviderPath && ['https:', 'http:'].includes(protocol);
}

function fail(
  { log }: DeskContext,
  { error, response }: { error: unknown; response: ServerResponse },
): void {
  if (error instanceof BodyTooLong) {
    // The rest of the body is on its way; nobody will read it.
    response.setHeader('Connection', 'close');
    refuse(response, { status: 413, code: 'not-valid', message: 'That is too long.' });
    return;
  }
  log('warn', `The CMS did not answer a reader's request: ${reasonOf(error)}`);
  refuse(response, { status: 503, code: 'unavailable', message: unavailableWords });
}
