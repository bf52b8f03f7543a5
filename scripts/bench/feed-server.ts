/** Stands in for the CMS: a generated magazine behind the change feed. */
import { createServer, type Server } from 'node:http';
import {
  changeFeedLimitDefault,
  changeFeedLimitMax,
  changeFeedPath,
  type PublishedDocument,
} from '@standfirst/shared-types';

/** One row of the change log. A later row of the same document supersedes it. */
interface Row {
  /** The change as JSON, made once: what is measured is the publisher, not this server. */
  json: string;
  superseded: boolean;
}

/** A change feed on loopback, as `shared-types/src/change-feed.ts` describes it. */
export class FeedServer {
  readonly url: string;
  /** When the publisher first asked, by `performance.now()`; `null` while it has not. */
  firstAskedMs: number | null = null;
  readonly #server: Server;
  readonly #rows: Row[] = [];
  readonly #newest = new Map<string, Row>();

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(documents: Iterable<PublishedDocument>): Promise<FeedServer> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address === null || typeof address === 'string')
      throw new Error('The feed server has no port.');
    const feed = new FeedServer(server, `http://127.0.0.1:${address.port}`);
    for (const document of documents) feed.put(document);
    server.on('request', (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', feed.url);
      if (pathname !== changeFeedPath) return response.writeHead(404).end();
      feed.firstAskedMs ??= performance.now();
      const limit = Number(searchParams.get('limit') ?? changeFeedLimitDefault);
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      return response.end(feed.#answer(Number(searchParams.get('after') ?? 0), limit));
    });
    return feed;
  }

  /** The newest position in the log. */
  get head(): number {
    return this.#rows.length;
  }

  /** Publishes a document, or its new state. */
  put(document: PublishedDocument): void {
    const { type, id } = document;
    const slug = 'slug' in document ? document.slug : null;
    const key = `${type} ${id}`;
    const cursor = this.#rows.length + 1;
    const row = { json: JSON.stringify({ cursor, type, id, slug, document }), superseded: false };
    const old = this.#newest.get(key);
    if (old !== undefined) old.superseded = true;
    this.#newest.set(key, row);
    this.#rows.push(row);
  }

  /** Ends it, open connections too. */
  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #answer(after: number, limit: number): string {
    const changes: string[] = [];
    let cursor = after;
    for (; cursor < this.#rows.length && changes.length < Math.min(limit, changeFeedLimitMax);) {
      const row = this.#rows[cursor];
      cursor += 1;
      if (row?.superseded === false) changes.push(row.json);
    }
    let remaining = 0;
    for (let at = cursor; at < this.#rows.length; at += 1)
      if (this.#rows[at]?.superseded === false) remaining += 1;
    return `{"log":"bench","cursor":${cursor},"remaining":${remaining},"changes":[${changes.join()}]}`;
  }
}
