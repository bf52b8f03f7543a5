import type { IncomingMessage } from 'node:http';
import { readerApi, readerRefusal, type ReaderRefusal } from '@standfirst/shared-types';
import type { z } from 'zod';
import { reasonOf } from '../lib/log.ts';
import { unavailableWords } from './answer.ts';
import { answerWithinMs, type DeskContext } from './context.ts';
import { headersForCms } from './request-headers.ts';

/** What the CMS answered: what was asked for, or why not. */
export type CmsAnswer<T> =
  | { kind: 'given'; body: T }
  | { kind: 'refused'; status: number; error: ReaderRefusal['error']; retryAfter: string | null };

/** What is asked of the CMS. */
export interface CmsAsk {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below {@link readerApi}. */
  path: string;
  body?: unknown;
}

/**
 * One reader's line to the CMS while one of their requests is answered. A session that the CMS
 * begins or renews on the way counts for what is asked next, and is handed to the browser at the end.
 */
export class CmsLine {
  readonly #context: DeskContext;
  readonly #headers: Record<string, string>;
  readonly #cookies = new Map<string, string>();
  /** Lines for `Set-Cookie`. */
  readonly setCookies: string[] = [];

  constructor(context: DeskContext, request: IncomingMessage) {
    this.#context = context;
    // The desk has looked where the request comes from; to the CMS it speaks for the site.
    const { 'content-type': _, ...headers } = headersForCms(context, request);
    this.#headers = { ...headers, origin: context.siteUrl };
    for (const pair of (headers['cookie'] ?? '').split('; ')) this.#take(pair);
  }

  /** Whether the browser came with a session, or has been given one. */
  get hasSession(): boolean {
    return this.#cookies.size > 0;
  }

  /** Asks for JSON of this shape. What breaks the contract is the CMS's fault, and said to the log. */
  async ask<T>(ask: CmsAsk, schema: z.ZodType<T>): Promise<CmsAnswer<T>> {
    const response = await this.fetch(ask);
    if (response === null) return unavailable;
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) {
      const read = schema.safeParse(body);
      if (read.success) return { kind: 'given', body: read.data };
    }
    const refusal = readerRefusal.safeParse(body);
    if (!response.ok && refusal.success) {
      const retryAfter = response.headers.get('retry-after');
      return { kind: 'refused', status: response.status, error: refusal.data.error, retryAfter };
    }
    const what = `${response.status} for ${ask.method} ${readerApi}${ask.path}`;
    this.#context.log('error', `The CMS answered ${what}, which is not what the contract says.`);
    return unavailable;
  }

  /** Asks for anything; `null` where no answer comes. */
  async fetch({ method, path, body }: CmsAsk): Promise<Response | null> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { cookie: _, ...headers } = this.#headers;
    try {
      const response = await this.#context.fetch(
        new URL(`${readerApi}${path}`, this.#context.cmsUrl),
        {
          method,
          redirect: 'manual',
          signal: AbortSignal.timeout(answerWithinMs),
          headers: {
            ...headers,
            ...(cookie === '' ? {} : { cookie }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
      );
      for (const line of response.headers.getSetCookie()) this.#keep(line);
      return response;
    } catch (error) {
      this.#context.log('warn', `The CMS did not answer the readers' desk: ${reasonOf(error)}`);
      return null;
    }
  }

  #keep(line: string): void {
    this.setCookies.push(line);
    this.#take(line.split(';', 1)[0] ?? '');
  }

  #take(pair: string): void {
    const at = pair.indexOf('=');
    if (at < 1) return;
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

const unavailable: CmsAnswer<never> = {
  kind: 'refused',
  status: 503,
  error: { code: 'unavailable', message: unavailableWords, field: null },
  retryAfter: null,
};
