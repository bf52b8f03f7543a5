/** A real CMS in a process of its own, on SQLite or PostgreSQL, with readers signed in. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../../lib/paths.ts';

/** Where the site stands for a CMS of tests, which has no `SITE_URL`. */
export const siteOriginInTests = 'http://127.0.0.1:4321';

/** Which database the CMS stands on. */
export type Database = 'sqlite' | 'postgres';

const crowd = z.object({
  url: z.string(),
  secret: z.string(),
  administrator: z.object({ email: z.string(), password: z.string() }),
  article: z.string(),
  tokens: z.array(z.string()).min(1),
});
const written = z.object({ comments: z.array(z.string()) });

/** A CMS with readers in it. `tokens` are their sessions, `secret` signs their addresses. */
export interface Crowd extends z.infer<typeof crowd> {
  /** The ids of all comments on the article, out of the database. */
  readonly written: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** Starts it; with accounts to make that takes a minute or more. */
export async function startCrowd(database: Database, readers: number): Promise<Crowd> {
  const program = join(repositoryRoot, 'cms', 'test', 'comments', 'crowd.ts');
  const child = fork(program, [database, String(readers)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const next = async (): Promise<unknown> => {
    const said = await Promise.race([once(child, 'message'), gone.then(() => null)]);
    if (said === null) throw new Error(`The CMS on ${database} ended by itself.`);
    return said[0];
  };
  return {
    ...crowd.parse(await next()),
    async written() {
      const answer = next();
      child.send('count');
      return written.parse(await answer).comments;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
