/** A magazine in which everybody has something that others must not see. */
import { readerApi } from '@standfirst/shared-types';
import { aForum, aReader, openArticle, said, settings, stored } from '../comments/forum.ts';
import { anArticle, aPicture } from '../magazine.ts';
import type { Cms } from '../strapi.ts';
import { type Caller, type HeadersFor, headersFor, type Readers } from './callers.ts';

/** What is in the magazine. */
export interface Scene {
  readonly cms: Cms;
  readonly headers: HeadersFor;
  /** Ids by the names that the table uses. */
  readonly ids: Readonly<Record<IdName, string>>;
  readonly secrets: readonly Secret[];
}

/** What the table may put into an address or a body. */
export type IdName =
  | 'nothing'
  | 'article'
  | 'draft'
  | 'open article'
  | 'comment'
  | 'comment to withdraw'
  | 'report'
  | 'decision'
  | 'reader'
  | 'file'
  | 'session';

/** Words that only some may read, wherever they ask. */
export interface Secret {
  readonly what: string;
  readonly words: string;
  readonly may: readonly Caller[];
}

/** Fills an empty CMS. */
export async function aScene(cms: Cms): Promise<Scene> {
  const forum = await aForum(cms);
  const role = (await cms.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } })) as { id: number };
  const password = 'no hash of this leaves';
  const of = (changes: Record<string, unknown> = {}) =>
    aReader(cms, { role: role.id, password, ...changes });
  const readers: Readers = {
    reader: await of(),
    other: await of(),
    suspended: await of({ suspendedAt: new Date(), suspensionReason: 'Kept on insulting' }),
  };
  const draft = await cms.strapi
    .documents('api::article.article')
    .create({ data: anArticle(forum.desk, { title: 'Embargoed', slug: 'embargoed' }) });
  // One of the two waits for a moderator, the other can still be withdrawn.
  await settings(cms, { commentPolicy: 'pre-moderated' });
  const comment = await said(forum, readers.reader, { body: 'Waits to be read' });
  await settings(cms, { commentPolicy: 'post-moderated' });
  const withdrawn = await stored(cms, { reader: readers.reader.id, article: forum.article });
  const complaint: Record<string, unknown> = {
    comment,
    reporter: readers.other.id,
    reason: 'Complained in confidence',
  };
  const report = await cms.strapi
    .documents('api::comment-report.comment-report')
    .create({ data: complaint });
  const decision = await decided(cms, comment);
  const headers = await headersFor(cms, readers);
  return {
    cms,
    headers,
    ids: {
      nothing: 'nothing',
      article: forum.article,
      draft: draft.documentId,
      'open article': await openArticle(forum),
      comment,
      'comment to withdraw': withdrawn.documentId,
      report: report.documentId,
      decision,
      reader: readers.reader.documentId,
      file: String(await aPicture(cms)),
      session: await sessionOf(cms, headers),
    },
    secrets: secretsOf(readers),
  };
}

function secretsOf({ reader, other, suspended }: Readers): Secret[] {
  return [
    { what: 'the reader’s address', words: reader.email, may: ['reader', 'no origin'] },
    { what: 'the other reader’s address', words: other.email, may: ['other reader'] },
    { what: 'the suspended reader’s address', words: suspended.email, may: ['suspended reader'] },
    { what: 'a suspension', words: 'Kept on insulting', may: ['suspended reader'] },
    { what: 'a hashed password', words: '"$2', may: [] },
    { what: 'an unpublished article', words: 'Embargoed', may: ['editor', 'preview token'] },
    {
      what: 'a comment that waits',
      words: 'Waits to be read',
      may: ['reader', 'no origin', 'moderator'],
    },
    { what: 'a complaint', words: 'Complained in confidence', may: ['other reader', 'moderator'] },
    { what: 'a line of the log', words: 'Decided among moderators', may: ['moderator'] },
  ];
}

async function decided(cms: Cms, comment: string): Promise<string> {
  const data: Record<string, unknown> = {
    at: new Date(),
    by: 'Mo',
    byId: 1,
    action: 'spam',
    reason: 'Decided among moderators',
    comment,
  };
  const row = await cms.strapi
    .documents('api::moderation-decision.moderation-decision')
    .create({ data });
  return row.documentId;
}

/** A session of the reader, for others to try to end. */
async function sessionOf(cms: Cms, headers: HeadersFor): Promise<string> {
  const response = await fetch(`${cms.url}${readerApi}/sessions`, {
    headers: await headers('reader'),
  });
  const { sessions } = (await response.json()) as { sessions: { id: string }[] };
  return sessions[0]?.id ?? '';
}
