/**
 * What readers may ask of the CMS, over HTTP and by the contract, from memory: for tests of the
 * site's side. Every body is checked by the contract's own schemas, both ways.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import {
  editWithinMs,
  ownComment,
  readerApi,
  readerCookie,
  readerRefusal,
  readerRequests,
  readerSelf,
  readerSession,
  signInWays,
  type OwnComment,
  type ReaderFault,
  type ReaderRequest,
} from '@standfirst/shared-types';
import { buffer } from 'node:stream/consumers';
import type { z } from 'zod';

/** A reader, as this CMS remembers one. */
export interface KnownReader {
  name: string;
  email: string;
  password: string;
  confirmed: boolean;
  notices: { decisions: boolean; replies: boolean };
  termsVersion: string | null;
}

/** What arrived: for tests of what the site's server passes on. */
export interface Arrived {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** The version of the terms in force. */
export const termsNow = '2026-11';

class Refusal extends Error {
  readonly status: number;
  readonly code: ReaderFault;
  readonly field: string | null;

  constructor(status: number, code: ReaderFault, message: string, field: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

/** The CMS of a test. */
export class ContractCms {
  readonly readers = new Map<string, KnownReader>();
  readonly sessions = new Map<string, { email: string; device: string }>();
  readonly comments: (OwnComment & { email: string; key: string | null })[] = [];
  readonly reports: { comment: string; reason: string }[] = [];
  /** Codes that were sent by e-mail, newest last. */
  readonly codes: { code: string; to: string; for: 'confirm' | 'reset' | 'stop' }[] = [];
  readonly arrived: Arrived[] = [];
  /** What becomes of the next comments. */
  decide: (body: string) => Pick<OwnComment, 'state' | 'reason'> = () => ({
    state: 'pending',
    reason: 'A moderator looks at everybody’s first comment.',
  });
  /** An identity provider at which one can sign in too. */
  provider: string | null = null;
  /** The article that comments are on. */
  article = { id: 'article-rope', title: 'The rope that held', address: '/articles/rope/' };
  #count = 0;

  /** Someone who has registered and confirmed. */
  addReader(parts: Partial<KnownReader> = {}): KnownReader {
    const reader: KnownReader = {
      name: 'Hester Quill',
      email: 'hester@example.org',
      password: 'ravens over the weir',
      confirmed: true,
      notices: { decisions: true, replies: false },
      termsVersion: null,
      ...parts,
    };
    this.readers.set(reader.email, reader);
    return reader;
  }

  /** A cookie with which this reader is signed in. */
  cookieFor({ email }: KnownReader, device = 'Firefox on Linux'): string {
    return `${readerCookie}=${this.#signIn(email, device)}`;
  }

  server(): Server {
    return createServer((request, response) => {
      this.#answer(request).then(
        ({ status, body, cookie }) => {
          if (cookie !== undefined) response.setHeader('Set-Cookie', cookie);
          response.writeHead(status, { 'Content-Type': 'application/json' });
          response.end(body === undefined ? '' : JSON.stringify(body));
        },
        (error: unknown) => {
          const refusal =
            error instanceof Refusal ? error : new Refusal(500, 'unavailable', String(error));
          const { status, code, message, field } = refusal;
          if (code === 'too-many') response.setHeader('Retry-After', '60');
          response.writeHead(status, { 'Content-Type': 'application/json' });
          response.end(JSON.stringify(readerRefusal.parse({ error: { code, message, field } })));
        },
      );
    });
  }

  async #answer(request: IncomingMessage): Promise<Answered> {
    const url = new URL(request.url ?? '/', 'http://cms.invalid');
    const path = url.pathname.slice(readerApi.length);
    const text = (await buffer(request)).toString();
    const method = request.method ?? 'GET';
    this.arrived.push({
      method,
      path: `${path}${url.search}`,
      headers: request.headers,
      body: text,
    });
    const token =
      new RegExp(`${readerCookie}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
    const [, collection = '', id = ''] = path.split('/');
    const pattern = `${method} /${collection}${id === '' ? '' : '/:id'}`;
    const body: unknown = text === '' ? null : JSON.parse(text);
    return this.#route(pattern, { token, id, body });
  }

  #route(pattern: string, ask: Ask): Answered {
    const handlers: Record<string, () => Answered> = {
      'POST /session': () => this.#open(bodyOf('POST /session', ask)),
      'DELETE /session': () => {
        this.sessions.delete(ask.token);
        return {
          status: 204,
          cookie: `${readerCookie}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT`,
        };
      },
      'POST /registration': () => this.#register(bodyOf('POST /registration', ask)),
      'POST /confirmation': () => {
        const { to } = this.#use('confirm', bodyOf('POST /confirmation', ask).code);
        const reader = this.readers.get(to);
        if (reader !== undefined) reader.confirmed = true;
        return { status: 200, body: {} };
      },
      'POST /confirmation-request': () =>
        this.#mail('confirm', bodyOf('POST /confirmation-request', ask).email),
      'POST /password-request': () =>
        this.#mail('reset', bodyOf('POST /password-request', ask).email),
      'POST /password-reset': () => {
        const { code, password } = bodyOf('POST /password-reset', ask);
        checkPassword(password);
        const reader = this.readers.get(this.#use('reset', code).to);
        if (reader !== undefined) reader.password = password;
        this.sessions.clear();
        return { status: 200, body: {} };
      },
      'POST /notices-stop': () => {
        this.#use('stop', bodyOf('POST /notices-stop', ask).code);
        return { status: 200, body: {} };
      },
      'POST /reports': () => {
        const report = bodyOf('POST /reports', ask);
        if (report.reason.trim() === '')
          throw new Refusal(400, 'not-valid', 'Say what is wrong with it.', 'reason');
        this.reports.push(report);
        return { status: 202, body: {} };
      },
      'GET /ways': () => ({ status: 200, body: signInWays.parse({ provider: this.provider }) }),
      'GET /me': () => ({ status: 200, body: { reader: this.#selfOf(ask) } }),
      'PUT /profile': () => {
        const { name, notices } = bodyOf('PUT /profile', ask);
        checkName(name);
        Object.assign(this.#who(ask), { name, notices });
        return { status: 200, body: { reader: this.#selfOf(ask) } };
      },
      'PUT /email': () => {
        const { password, email } = bodyOf('PUT /email', ask);
        this.#checkOwn(ask, password, 'password');
        return this.#mail('confirm', email);
      },
      'PUT /password': () => {
        const { current, password } = bodyOf('PUT /password', ask);
        this.#checkOwn(ask, current, 'current');
        checkPassword(password);
        this.#who(ask).password = password;
        return { status: 200, body: {} };
      },
      'GET /sessions': () => ({ status: 200, body: { sessions: this.#sessionsOf(ask) } }),
      'DELETE /sessions/:id': () => {
        this.#who(ask);
        this.sessions.delete(ask.id);
        return { status: 204 };
      },
      'DELETE /sessions': () => {
        const { email } = this.#who(ask);
        for (const [token, session] of this.sessions)
          if (session.email === email && token !== ask.token) this.sessions.delete(token);
        return { status: 204 };
      },
      'GET /data': () => ({ status: 200, body: { account: this.#selfOf(ask) } }),
      'DELETE /account': () => {
        const { password } = bodyOf('DELETE /account', ask);
        this.#checkOwn(ask, password, 'password');
        this.readers.delete(this.#who(ask).email);
        return {
          status: 204,
          cookie: `${readerCookie}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT`,
        };
      },
      'POST /comments': () => this.#post(ask),
      'GET /comments': () => {
        const { email } = this.#who(ask);
        const comments = this.comments.filter((each) => each.email === email);
        return { status: 200, body: { comments: comments.map(shownOf), pages: 1 } };
      },
      'GET /comments/:id': () => ({ status: 200, body: { comment: shownOf(this.#own(ask)) } }),
      'PUT /comments/:id': () => {
        const { body } = bodyOf('PUT /comments/:id', ask);
        if (body.trim() === '') throw new Refusal(400, 'not-valid', 'Write something.', 'body');
        return { status: 200, body: { comment: shownOf(Object.assign(this.#own(ask), { body })) } };
      },
      'DELETE /comments/:id': () => {
        const own = Object.assign(this.#own(ask), { state: 'withdrawn', editableUntil: null });
        return { status: 200, body: { comment: shownOf(own) } };
      },
    };
    const handler = handlers[pattern];
    if (handler === undefined) throw new Refusal(404, 'not-found', 'There is nothing here.');
    return handler();
  }

  #open({ email, password }: { email: string; password: string }): Answered {
    const reader = this.readers.get(email);
    if (reader === undefined || !reader.confirmed || reader.password !== password)
      throw new Refusal(
        401,
        'wrong-password',
        'E-mail address and password don’t belong together.',
      );
    const token = this.#signIn(email, 'Chromium on Linux');
    const cookie = `${readerCookie}=${token}; Path=/; HttpOnly; SameSite=Lax`;
    return { status: 200, cookie, body: { reader: this.#selfOf({ token }) } };
  }

  #register({
    name,
    email,
    password,
  }: {
    name: string;
    email: string;
    password: string;
  }): Answered {
    checkName(name);
    checkPassword(password);
    if (!this.readers.has(email)) this.addReader({ name, email, password, confirmed: false });
    return this.#mail('confirm', email);
  }

  #post(ask: Ask): Answered {
    const { article, parent, body, key, terms } = bodyOf('POST /comments', ask);
    const reader = this.#who(ask);
    const same = this.comments.find((each) => key !== null && each.key === key);
    if (same !== undefined) return { status: 200, body: { comment: shownOf(same) } };
    if (article !== this.article.id)
      throw new Refusal(404, 'not-found', 'There is no such article.');
    if (body.trim() === '') throw new Refusal(400, 'not-valid', 'Write something.', 'body');
    reader.termsVersion = terms ?? reader.termsVersion;
    if (reader.termsVersion !== termsNow)
      throw new Refusal(409, 'terms-not-accepted', 'Accept the terms to post.', 'terms');
    const now = Date.now();
    const comment = {
      id: `comment${++this.#count}`,
      ...this.decide(body),
      body,
      submittedAt: new Date(now).toISOString(),
      editedAt: null,
      editableUntil: new Date(now + editWithinMs).toISOString(),
      article: this.article,
      parent,
      notes: /<\w/.test(body) ? ['HTML is shown as you typed it.'] : [],
      email: reader.email,
      key,
    };
    this.comments.push(comment);
    return { status: 201, body: { comment: shownOf(comment) } };
  }

  #signIn(email: string, device: string): string {
    const token = `token${++this.#count}`;
    this.sessions.set(token, { email, device });
    return token;
  }

  #who({ token }: Pick<Ask, 'token'>): KnownReader {
    const reader = this.readers.get(this.sessions.get(token)?.email ?? '');
    if (reader === undefined) throw new Refusal(401, 'signed-out', 'Sign in first.');
    return reader;
  }

  #selfOf(ask: Pick<Ask, 'token'>): z.infer<typeof readerSelf> {
    const { name, email, notices, termsVersion } = this.#who(ask);
    const since = '2026-01-05T09:00:00.000Z';
    return readerSelf.parse({
      name,
      email,
      notices,
      termsVersion,
      termsNow,
      since,
      suspended: null,
    });
  }

  #sessionsOf(ask: Ask): z.infer<typeof readerSession>[] {
    const { email } = this.#who(ask);
    const [since, lastSeen] = ['2026-11-20T09:00:00.000Z', '2026-11-22T09:30:00.000Z'];
    return [...this.sessions]
      .filter(([, session]) => session.email === email)
      .map(([id, { device }]) =>
        readerSession.parse({ id, device, since, lastSeen, isThis: id === ask.token }),
      );
  }

  #own(ask: Ask): (typeof this.comments)[number] {
    const { email } = this.#who(ask);
    const own = this.comments.find((each) => each.id === ask.id && each.email === email);
    if (own === undefined) throw new Refusal(404, 'not-found', 'There is no such comment.');
    return own;
  }

  #checkOwn(ask: Ask, password: string, field: string): void {
    if (this.#who(ask).password !== password)
      throw new Refusal(401, 'wrong-password', 'This is not your password.', field);
  }

  #mail(purpose: 'confirm' | 'reset', to: string): Answered {
    this.codes.push({ code: `code${++this.#count}`, to, for: purpose });
    return { status: 202, body: {} };
  }

  #use(purpose: string, code: string): { to: string } {
    const at = this.codes.findIndex((each) => each.code === code && each.for === purpose);
    const [used] = at === -1 ? [] : this.codes.splice(at, 1);
    if (used === undefined)
      throw new Refusal(410, 'code-used', 'This link has been used, or is too old.');
    return used;
  }
}

interface Ask {
  token: string;
  id: string;
  body: unknown;
}

interface Answered {
  status: number;
  body?: unknown;
  cookie?: string;
}

function bodyOf<R extends ReaderRequest>(
  request: R,
  { body }: Ask,
): z.infer<(typeof readerRequests)[R]> {
  return readerRequests[request].parse(body) as z.infer<(typeof readerRequests)[R]>;
}

function shownOf(comment: OwnComment): OwnComment {
  return ownComment.parse(comment);
}

function checkName(name: string): void {
  if (name.trim().length < 3)
    throw new Refusal(400, 'not-valid', 'Give a name of at least 3 characters.', 'name');
}

function checkPassword(password: string): void {
  if (password.length < 10)
    throw new Refusal(400, 'not-valid', 'Give a password of at least 10 characters.', 'password');
}
