/** A reader's browser, as far as the CMS sees it: it keeps the cookie and names the site. */
import { createHmac, randomInt } from 'node:crypto';
import { clientHeader, clientPayload, readerApi, readerCookie } from '@standfirst/shared-types';
import { type Cms, testSecrets } from '../strapi.ts';

/** Where the site stands, for a test CMS without `SITE_URL`. */
export const siteOrigin = 'http://127.0.0.1:4321';

/** What a browser was answered. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly cookies: readonly string[];
  // Answers are whatever the CMS says; a test states what it expects of them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly text: string;
}

/** Another header, or `null` to leave a usual one out. */
export type OtherHeaders = Readonly<Record<string, string | null>>;

/** A browser with a cookie jar of one cookie, at an address of its own. */
export class Browser {
  readonly #cms: Cms;
  readonly address: string;
  token: string | null = null;
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

  constructor(cms: Cms, address: string = anAddress()) {
    this.#cms = cms;
    this.address = address;
  }

  /** Sends a request below `/api/reader`: `POST /session`. */
  async ask(request: string, body?: unknown, headers: OtherHeaders = {}): Promise<Seen> {
    const [method = 'GET', path = ''] = request.split(' ');
    const usual: OtherHeaders = {
      origin: method === 'GET' ? null : siteOrigin,
      'user-agent': this.userAgent,
      [clientHeader]: signed(this.address),
      cookie: this.token === null ? null : `${readerCookie}=${this.token}`,
      'content-type': body === undefined ? null : 'application/json',
    };
    const sent = Object.entries({ ...usual, ...headers }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    );
    const response = await fetch(`${this.#cms.url}${readerApi}${path}`, {
      method,
      redirect: 'manual',
      headers: sent,
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    this.#keep(cookies);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      cookies,
      text,
      body: parsed(text),
    };
  }

  #keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const value = new RegExp(`^${readerCookie}=([^;]*)`).exec(cookie)?.[1];
      if (value !== undefined) this.token = value === '' ? null : value;
    }
  }
}

/** An address nobody else in this file is likely to have: limits count for each. */
export function anAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** The header that the site's server sends. */
export function signed(address: string, secret: string = testSecrets.WAKE_SECRET): string {
  return `${address} ${createHmac('sha256', secret).update(clientPayload(address)).digest('hex')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
