/** A CMS for tests: the change feed and the uploads over real HTTP, and every way to fail at it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { changeFeedPath, type Change } from '@standfirst/shared-types';
import { listen } from './listen.ts';
import type { CmsAccess } from '../cms.ts';

/** Answers one request in its own way. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** How long the publisher waits for this CMS, in milliseconds. A real one has half a minute. */
const patienceMs = 400;

/** Any document, whether the contract would accept it or not. */
interface SentDocument {
  type: string;
  id: string;
  slug?: string;
}

/** A CMS on loopback. Everything about it can be changed while it runs. */
export class FakeCms {
  /** The name of its change log. */
  log = 'log-1';
  /** Uploaded files, by path. */
  readonly uploads = new Map<string, Uint8Array>();
  /** What the next requests are answered with, before it answers by itself again. */
  readonly nextAnswers: Answer[] = [];
  /** What is answered in its own way each time, by path. */
  readonly answers = new Map<string, Answer>();
  /** The addresses that were asked for. */
  readonly asked: string[] = [];
  readonly token = 'a-token-that-the-publisher-has-too';
  #changes: Change[] = [];
  #cursor = 0;
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async start(): Promise<FakeCms> {
    const server = createServer();
    const cms = new FakeCms(server, await listen(server));
    server.on('request', (request, response) => cms.#answer(request, response));
    return cms;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** The newest position in its change log. */
  get head(): number {
    return this.#cursor;
  }

  /** How the publisher reaches it. */
  get access(): CmsAccess {
    return { url: this.url, token: this.token, fetch, patienceMs };
  }

  /** Writes documents into the change log. */
  publish(...documents: SentDocument[]): void {
    for (const document of documents) this.#change(document, document);
  }

  /** Writes into the change log that documents are gone. */
  withdraw(...documents: SentDocument[]): void {
    for (const document of documents) this.#change(document, null);
  }

  /** Writes a change as it is, even if it contradicts itself. */
  send(change: Pick<Change, 'type' | 'id' | 'document'>): void {
    this.#cursor += 1;
    this.#changes.push({ slug: null, ...change, cursor: this.#cursor });
  }

  /** Answers so many requests as it should, and fails at the next. */
  failAfter(answers: number): void {
    const asItShould = Array.from({ length: answers }, () => this.#answerItself);
    this.nextAnswers.push(...asItShould, status(500));
  }

  /** Becomes another database, with another log that is empty. */
  become(log: string): void {
    this.log = log;
    this.#changes = [];
    this.#cursor = 0;
  }

  #change({ type, id, slug }: SentDocument, document: SentDocument | null): void {
    this.#cursor += 1;
    this.#changes = this.#changes.filter((each) => each.type !== type || each.id !== id);
    this.#changes.push({
      cursor: this.#cursor,
      type: type as Change['type'],
      id,
      document,
      slug: slug ?? null,
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.asked.push(request.url ?? '/');
    const { pathname } = new URL(request.url ?? '/', this.url);
    const answer = this.nextAnswers.shift() ?? this.answers.get(pathname) ?? this.#answerItself;
    answer(request, response);
  }

  readonly #answerItself: Answer = (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const upload = this.uploads.get(pathname);
    if (pathname !== changeFeedPath) {
      response.writeHead(upload === undefined ? 404 : 200).end(upload);
    } else if (request.headers.authorization !== `Bearer ${this.token}`) {
      response.writeHead(401).end('{}');
    } else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(this.#feed(searchParams)));
    }
  };

  #feed(query: URLSearchParams): unknown {
    const after = Number(query.get('after'));
    const waiting = this.#changes.filter(({ cursor }) => cursor > after);
    const changes = waiting.slice(0, Number(query.get('limit')));
    return {
      log: this.log,
      cursor: changes.at(-1)?.cursor ?? Math.min(after, this.#cursor),
      remaining: waiting.length - changes.length,
      changes,
    };
  }
}

/** Answers with a status and a body. */
export function status(code: number, body = ''): Answer {
  return (_request, response) => response.writeHead(code).end(body);
}

/** Answers with these words, whatever they are. */
export function words(body: string): Answer {
  return (_request, response) => response.writeHead(200).end(body);
}

/** Never answers. */
export const silence: Answer = () => undefined;

/** Promises more than it sends, and hangs up. */
export const half: Answer = (_request, response) => {
  response.writeHead(200, { 'content-length': '100000' });
  response.write('{"log":"log-1","cursor":');
  setImmediate(() => response.destroy());
};
