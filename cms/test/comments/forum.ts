/** Readers and moderators as tests need them: signed in, on an article, asking over HTTP. */
import { createHmac, randomUUID } from 'node:crypto';
import {
  clientHeader,
  clientPayload,
  moderationApi,
  readerApi,
  readerCookie,
} from '@standfirst/shared-types';
import { aDesk, anArticle, type Desk, published } from '../magazine.ts';
import { type Answer, type Cms, testSecrets } from '../strapi.ts';

/** Where the site stands in these tests. */
export const siteUrl = 'http://127.0.0.1:4321';

/** Somebody who is signed in. */
export interface TestReader {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
}

/** A CMS with a section to write in. */
export interface Forum {
  readonly cms: Cms;
  readonly desk: Desk;
  /** An article on the site. */
  readonly article: string;
}

/** The forum of a CMS, with comments published at once. */
export async function aForum(cms: Cms): Promise<Forum> {
  // A busy machine reads the server's closing of an idle connection too late.
  cms.strapi.server.httpServer.keepAliveTimeout = 60_000;
  const desk = await aDesk(cms);
  await settings(cms, { commentPolicy: 'post-moderated', commentsCloseAfterDays: null });
  return { cms, desk, article: await published(cms, anArticle(desk, { commentsOpen: true })) };
}

/** Another article that takes comments, unless `changes` say otherwise. */
export async function openArticle(
  { cms, desk }: Forum,
  changes: Record<string, unknown> = {},
): Promise<string> {
  return published(cms, anArticle(desk, { commentsOpen: true, ...changes }));
}

/** Changes the magazine's settings. */
export async function settings(cms: Cms, changes: Record<string, unknown>): Promise<void> {
  await cms.strapi.db
    .query('api::site-settings.site-settings')
    .updateMany({ where: {}, data: changes });
}

/** A new reader, signed in, whose first comment was approved long ago unless `isNew`. */
export async function aReader(
  cms: Cms,
  { isNew = false, ...changes }: { isNew?: boolean } & Record<string, unknown> = {},
): Promise<TestReader> {
  const name = `reader-${randomUUID().slice(0, 8)}`;
  const email = `${name}@private.example`;
  const row = (await cms.strapi.db.query('plugin::users-permissions.user').create({
    data: { username: name, email, provider: 'local', confirmed: true, ...changes },
  })) as { id: number; documentId: string };
  const { token } = await cms.strapi
    .sessionManager('users-permissions')
    .generateRefreshToken(String(row.id), randomUUID(), {});
  if (!isNew) await stored(cms, { reader: row.id, state: 'approved' });
  return { ...row, name, email, token };
}

/** A comment's row as it stands in the database after a while, past every rule. */
export async function stored(
  cms: Cms,
  changes: Record<string, unknown> = {},
): Promise<{ id: number; documentId: string }> {
  const data: Record<string, unknown> = {
    body: `Said long ago ${randomUUID()}`,
    state: 'approved',
    submittedAt: '2024-01-10T09:00:00.000Z',
    ...changes,
  };
  const row = await cms.strapi.documents('api::comment.comment').create({ data });
  return { id: Number(row.id), documentId: row.documentId };
}

/** The row of a comment. */
export async function rowOf(cms: Cms, documentId: string): Promise<Record<string, unknown>> {
  const row: unknown = await cms.strapi.db
    .query('api::comment.comment')
    .findOne({ where: { documentId }, populate: ['parent', 'reader'] });
  return row as Record<string, unknown>;
}

/** A request of a reader's browser, through the site. */
export interface ReaderAsk {
  readonly method?: string;
  readonly body?: unknown;
  /** `null` sends none. */
  readonly origin?: string | null;
  /** The address on the network; one of its own for each request unless said. */
  readonly from?: string;
}

let address = 0;

/** Asks below `/api/reader`; `reader` is `null` for nobody. */
export async function ask(
  cms: Pick<Cms, 'url'>,
  reader: TestReader | null,
  path: string,
  { method = 'GET', body, origin = siteUrl, from }: ReaderAsk = {},
): Promise<Answer> {
  address += 1;
  const client = from ?? `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`;
  const signature = createHmac('sha256', testSecrets.WAKE_SECRET)
    .update(clientPayload(client))
    .digest('hex');
  const response = await fetch(`${cms.url}${readerApi}${path}`, {
    method,
    headers: {
      [clientHeader]: `${client} ${signature}`,
      ...(origin === null ? {} : { origin }),
      ...(reader === null ? {} : { cookie: `${readerCookie}=${reader.token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const read: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, body: read };
}

/** What a form under an article sends. */
export function aSaying(article: string, changes: Record<string, unknown> = {}): object {
  return {
    article,
    parent: null,
    body: `Nobody voted for it. ${randomUUID()}`,
    key: randomUUID(),
    terms: 'none',
    ...changes,
  };
}

/** Posts a comment. */
export async function post(
  { cms, article }: Pick<Forum, 'cms' | 'article'>,
  reader: TestReader | null,
  changes: Record<string, unknown> = {},
): Promise<Answer> {
  return ask(cms, reader, '/comments', { method: 'POST', body: aSaying(article, changes) });
}

/** Posts a comment that is taken; gives its id. */
export async function said(
  forum: Pick<Forum, 'cms' | 'article'>,
  reader: TestReader,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const answer = await post(forum, reader, changes);
  const { comment } = answer.body as { comment?: { id: string } };
  if (comment === undefined) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return comment.id;
}

/** Asks below the moderation queue's interface. */
export async function moderate(
  cms: Cms,
  token: string | undefined,
  path: string,
  { method = 'GET', body }: { method?: 'GET' | 'POST' | 'DELETE'; body?: unknown } = {},
): Promise<Answer> {
  return cms.ask(moderationApi + path, { method, token, body });
}
