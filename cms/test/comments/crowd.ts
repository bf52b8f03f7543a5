/**
 * `node crowd.ts sqlite|postgres <readers>`, with a channel: a CMS of its own process, in which so
 * many readers are signed in, for the benchmark. It says {@link Crowd} when it is ready, and answers
 * each message with {@link Written}. It ends with the channel.
 */
import { rm } from 'node:fs/promises';
import { startPostgres } from '../postgres.ts';
import { compileCms, startCms, testAdministrator, testSecrets } from '../strapi.ts';
import { aForum, aReader } from './forum.ts';

/** What is there. */
export interface Crowd {
  readonly url: string;
  /** Signs readers' addresses. */
  readonly secret: string;
  readonly administrator: { readonly email: string; readonly password: string };
  /** An article that takes comments. */
  readonly article: string;
  /** Readers' sessions. */
  readonly tokens: readonly string[];
}

/** Every comment on the article: its id. */
export interface Written {
  readonly comments: readonly string[];
}

const [database, readers] = process.argv.slice(2);
const wanted = Number(readers);
if ((database !== 'sqlite' && database !== 'postgres') || !(wanted > 0))
  throw new Error('Say which database, and how many readers.');

compileCms();
const postgres = database === 'postgres' ? await startPostgres() : null;
const databaseUrl = await postgres?.createDatabase('crowd');
const cms = await startCms(databaseUrl === undefined ? {} : { databaseUrl });
const { article } = await aForum(cms);
const tokens: string[] = [];
while (tokens.length < wanted) tokens.push((await aReader(cms)).token);

process.on('message', () => {
  void cms.strapi.db
    .query('api::comment.comment')
    .findMany({ where: { article: { documentId: article } }, select: ['documentId'] })
    .then((rows: { documentId: string }[]) =>
      process.send?.({ comments: rows.map(({ documentId }) => documentId) } satisfies Written),
    );
});
process.on('disconnect', () => {
  void cms
    .stop()
    .then(() => postgres?.stop())
    .then(() => rm(cms.dataDir, { recursive: true, force: true }))
    .finally(() => process.exit());
});
process.send?.({
  url: cms.url,
  secret: testSecrets.WAKE_SECRET,
  administrator: testAdministrator,
  article,
  tokens,
} satisfies Crowd);
