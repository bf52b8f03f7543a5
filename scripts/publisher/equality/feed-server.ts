/** A newsroom's change feed and uploads over real HTTP. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { changeFeedPath } from '@standfirst/shared-types';
import type { CmsAccess } from '../cms.ts';
import { listen } from '../test/listen.ts';
import { Newsroom } from './newsroom.ts';

const token = 'a-token-that-the-publisher-has-too';

/** A server on loopback that stands in for the CMS: one newsroom at a time. */
export class FeedServer {
  /** Whose feed is served. */
  newsroom = new Newsroom();
  /** How the publisher reaches it. */
  readonly access: CmsAccess;
  readonly #server: Server;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.access = { url, token, fetch };
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(): Promise<FeedServer> {
    const server = createServer();
    const feed = new FeedServer(server, await listen(server));
    server.on('request', (request, response) => feed.#answer(request, response));
    return feed;
  }

  /** Ends it, open connections too. */
  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.access.url);
    const upload = this.newsroom.uploads.get(pathname);
    if (upload !== undefined) response.writeHead(200).end(upload);
    else if (pathname !== changeFeedPath) response.writeHead(404).end();
    else if (request.headers.authorization !== `Bearer ${token}`) response.writeHead(401).end();
    else {
      const [after, limit] = ['after', 'limit'].map((name) => Number(searchParams.get(name)));
      const feed = this.newsroom.feed({ after: after ?? 0, limit: limit ?? 0 });
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(feed));
    }
  }
}
