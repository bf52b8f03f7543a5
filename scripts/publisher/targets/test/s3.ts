/** A real S3 server in this process, and a line to it that can be cut. */
import {
  createServer,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import S3rver from '@20minutes/s3rver';
import { onTestFinished } from 'vitest';
import { listen } from '../../test/listen.ts';
import { aFolder } from '../../test/magazine.ts';
import type { BucketSettings } from '../settings.ts';

/** A bucket on a local server, as its makers and its readers see it. */
export interface LocalBucket {
  settings: BucketSettings;
  /** Requests that change the bucket, oldest first: `PUT index.html`. */
  readonly changes: string[];
  /** What the next requests are answered with in place of the server's answer, one each. */
  readonly answers: ((request: IncomingMessage, response: ServerResponse) => void)[];
  /** Most requests that were under way at once. */
  atOnceMax: () => number;
  /** Every object that a reader gets, by key, with its text. */
  objects: () => Promise<Map<string, string>>;
  /** What a browser is answered at an address of the bucket's website, redirects not followed. */
  visit: (path: string) => Promise<Response>;
}

const website = `<WebsiteConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <IndexDocument><Suffix>index.html</Suffix></IndexDocument>
  <ErrorDocument><Key>404.html</Key></ErrorDocument></WebsiteConfiguration>`;

/** An empty bucket that is served as a website. */
export async function aBucket(prefix = ''): Promise<LocalBucket> {
  const bucket = 'precept';
  const s3 = new S3rver({
    directory: aFolder(),
    silent: true,
    // It takes the slash after a bucket's name out of what was signed, which Amazon does not.
    allowMismatchedSignatures: true,
    configureBuckets: [{ name: bucket, configs: [website] }],
  });
  await s3.configureBuckets();
  const origin = createServer(s3.callback());
  const originUrl = await listen(origin);
  const changes: string[] = [];
  const answers: LocalBucket['answers'] = [];
  let [atOnce, atOnceMax] = [0, 0];
  const line = createServer((request, response) => {
    atOnce += 1;
    atOnceMax = Math.max(atOnceMax, atOnce);
    response.once('close', () => (atOnce -= 1));
    const key = decodeURIComponent(new URL(request.url ?? '', originUrl).pathname);
    const answer = answers.shift() ?? passOn(originUrl);
    if (request.method === 'PUT' || request.method === 'DELETE')
      changes.push(`${request.method} ${key.slice(bucket.length + 2)}`);
    answer(request, response);
  });
  const endpoint = await listen(line);
  for (const server of [line, origin]) onTestFinished(() => stop(server));
  return {
    settings: {
      bucket,
      prefix,
      endpoint,
      region: 'us-east-1',
      keyId: 'S3RVER',
      secretKey: 'S3RVER',
      sessionToken: null,
    },
    changes,
    answers,
    atOnceMax: () => atOnceMax,
    objects: async () => {
      const { objects } = await s3.store.listObjects(bucket, { maxKeys: 1000 });
      const keys = objects.map(({ key }) => key).filter((key) => key !== `${prefix}.standfirst`);
      const texts = keys.map((key) => fetch(`${originUrl}/${bucket}/${key}`).then((a) => a.text()));
      return new Map((await Promise.all(texts)).map((text, at) => [keys[at] ?? '', text]));
    },
    visit: (path) => fetch(`${originUrl}${path}`, { redirect: 'manual' }),
  };
}

/** Lets the server behind answer. */
function passOn(originUrl: string): LocalBucket['answers'][number] {
  return (request, response) => {
    const { method, headers, url = '/' } = request;
    const behind = ask(new URL(url, originUrl), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    behind.on('error', () => response.destroy());
    request.pipe(behind);
  };
}

function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}
