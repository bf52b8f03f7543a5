import { request as askHttp } from 'node:http';

/** What a server answered. */
export interface Answered {
  status: number;
  location: string | null;
  type: string | null;
  policy: string | null;
  resource: string | null;
  speculation: string | null;
  cache: string | null;
  allow: string | null;
  cookie: string | null;
  etag: string | null;
  /** Headers that every answer carries, joined. */
  common: string;
  body: string;
}

/** What to ask for. */
export interface Asked {
  method?: string;
  headers?: Record<string, string>;
}

/** How long an answer may take, in milliseconds. */
const answerWithinMs = 10_000;

/** Asks for exactly this path: no client tidies it or follows a redirect. */
export function ask(
  url: string,
  path: string,
  { method = 'GET', headers = {} }: Asked = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const signal = AbortSignal.timeout(answerWithinMs);
    const request = askHttp({ hostname, port, path, method, headers, signal }, (response) => {
      const header = (name: string) => {
        const value = response.headers[name];
        return value === undefined ? null : String(value);
      };
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('error', reject);
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        resolve({
          status,
          location: header('location'),
          // What a redirect or a refusal says in words is each server's own affair.
          ...(status === 301 || status === 405
            ? { type: null, body: '' }
            : { type: header('content-type'), body }),
          policy: header('content-security-policy'),
          resource: header('cross-origin-resource-policy'),
          speculation: header('speculation-rules'),
          cache: header('cache-control'),
          allow: header('allow'),
          cookie: header('set-cookie'),
          etag: header('etag'),
          common: commonNames.map((name) => `${name}: ${header(name)}`).join('\n'),
        });
      });
    });
    request.on('error', reject);
    request.end();
  });
}

const commonNames = [
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'x-frame-options',
];
