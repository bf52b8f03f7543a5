import type { IncomingMessage } from 'node:http';
import { clientHeader, readerCookie } from '@standfirst/shared-types';
import { clientAddress, signedClient } from './client.ts';
import type { DeskContext } from './context.ts';

/** Headers of a reader's request that the CMS may know as they are. */
const passedOn = ['content-type', 'origin', 'user-agent'] as const;

/** The headers with which a reader's request reaches the CMS: these, and nothing else. */
export function headersForCms(
  { wakeSecret, proxyCount }: DeskContext,
  request: IncomingMessage,
): Record<string, string> {
  const headers: Record<string, string> = {
    [clientHeader]: signedClient(clientAddress(request, proxyCount), wakeSecret),
  };
  for (const name of passedOn) {
    const value = request.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  const cookie = readersCookies(request.headers.cookie ?? '');
  if (cookie !== '') headers['cookie'] = cookie;
  return headers;
}

/** Out of all cookies, those of readers' sessions and sign-in. */
export function readersCookies(header: string): string {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(readerCookie))
    .join('; ');
}
