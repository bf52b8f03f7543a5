import type { ServerResponse } from 'node:http';
import type { ReaderFault, ReaderRefusal } from '@standfirst/shared-types';
import { commonHeaders } from '../serve/headers.ts';

/** What every answer to a reader's own request carries: nobody keeps it, no search engine lists it. */
export const deskHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** What is said where the CMS does not answer. */
export const unavailableWords =
  'Accounts and comments can’t be reached at the moment. Please try again in a few minutes.';

/** Refuses a request of a program, as the CMS would. */
export function refuse(
  response: ServerResponse,
  { status, code, message }: { status: number; code: ReaderFault; message: string },
): void {
  const body: ReaderRefusal = { error: { code, message, field: null } };
  response.writeHead(status, {
    ...deskHeaders,
    'Content-Type': 'application/json; charset=utf-8',
  });
  response.end(JSON.stringify(body));
}
