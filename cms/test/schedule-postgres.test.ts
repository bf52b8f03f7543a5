/** The schedule with two CMSs on one PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documentIn } from './change-log/feed.ts';
import { type OtherCms, startOther } from './change-log/other.ts';
import { until } from './change-log/until.ts';
import { aDesk, anArticle, type Desk } from './magazine.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { type Cms, startCms } from './strapi.ts';

const uid = 'api::article.article';
const dataDir = mkdtempSync(path.join(tmpdir(), 'standfirst-schedule-'));
let postgres: Postgres;
let databaseUrl: string;
let cms: Cms;
let other: OtherCms;
let desk: Desk;
let witness: Client;

beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase('magazine');
  // What each CMS's connections are called: the driver reads it whenever it opens one.
  process.env['PGAPPNAME'] = 'one';
  cms = await startCms({ dataDir, databaseUrl });
  desk = await aDesk(cms);
  process.env['PGAPPNAME'] = 'two';
  const starting = startOther({ dataDir, databaseUrl });
  process.env['PGAPPNAME'] = 'one';
  other = await starting;
  witness = new Client({ connectionString: databaseUrl });
  await witness.connect();
  // Whoever publishes leaves a line here, with their name; a publication undone leaves none.
  await witness.query(`
    CREATE TABLE witnessed (document_id text, publisher text);
    CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO witnessed VALUES (NEW.document_id, current_setting('application_name')); RETURN NULL; END $$;
    CREATE TRIGGER witness AFTER INSERT ON articles
      FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION witness()`);
});
beforeEach(() => witness.query('DELETE FROM witnessed'));
afterAll(async () => {
  await witness.end();
  await other.stop();
  await cms.stop();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Articles that are to be published some day; gives their ids. */
async function scheduled(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const data = anArticle(desk, { publishAt: '2041-03-10T09:00:00.000Z' });
    ids.push((await cms.strapi.documents(uid).create({ data })).documentId);
  }
  return ids;
}

/** Makes them due, all in one instant, past every CMS. */
async function makeDue(ids: readonly string[]): Promise<void> {
  await witness.query('UPDATE articles SET publish_at = now() WHERE document_id = ANY ($1)', [ids]);
}

/** What was published, as often as it was. */
async function witnessed(): Promise<string[]> {
  const { rows } = await witness.query<{ document_id: string }>(
    'SELECT document_id FROM witnessed ORDER BY document_id',
  );
  return rows.map((row) => row.document_id);
}

/** Waits until so many were published, and nothing is under way that could publish more. */
async function published(count: number): Promise<void> {
  await until(`${count} are published`, async () => (await witnessed()).length >= count, 30_000);
  await until('no transaction is under way', async () => {
    const { rows } = await witness.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database()
       AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
    );
    return rows[0]?.open === 0;
  });
}

describe('two CMSs on one PostgreSQL', () => {
  it('publish a due article once: one version, one change in the log', async () => {
    const ids = await scheduled(1);
    await makeDue(ids);
    await published(1);
    expect(await witnessed()).toEqual(ids);
    const { rows } = await witness.query(
      `SELECT (SELECT count(*) FROM articles WHERE document_id = $1 AND published_at IS NOT NULL)::int AS versions,
         (SELECT count(DISTINCT xmin::text) FROM changes WHERE type = 'article' AND target = $1)::int AS transactions`,
      ids,
    );
    expect(rows).toEqual([{ versions: 1, transactions: 1 }]);
  });

  it('share what is due at once, with none twice and none missed', async () => {
    const ids = await scheduled(20);
    await makeDue(ids);
    await published(20);
    expect(await witnessed()).toEqual(ids.toSorted());
    const { rows } = await witness.query('SELECT DISTINCT publisher FROM witnessed ORDER BY 1');
    expect(rows).toEqual([{ publisher: 'one' }, { publisher: 'two' }]);
  });

  it('close comments once when their article comes of age', async () => {
    await witness.query('UPDATE site_settings SET comments_close_after_days = 10');
    const soon = new Date(Date.now() - 10 * 86_400_000 + 4_000).toISOString();
    const data = anArticle(desk, { firstPublishedAt: soon });
    const { documentId } = await cms.strapi.documents(uid).create({ data, status: 'published' });
    const logged = async (): Promise<number> => {
      const { rows } = await witness.query<{ times: number }>(
        `SELECT count(DISTINCT xmin::text)::int AS times FROM changes
         WHERE type = 'article' AND target = $1`,
        [documentId],
      );
      return rows[0]?.times ?? 0;
    };
    expect(await logged()).toBe(1);
    await until('it is told of again', async () => (await logged()) > 1, 30_000);
    // Each has looked once more by then, with the same to see.
    const looked = Date.now() + 2_500;
    await until('both have looked', () => Promise.resolve(Date.now() > looked), 10_000);
    expect(await logged()).toBe(2);
    expect(await documentIn(cms, documentId)).toMatchObject({ commentsOpen: false });
    expect(await documentIn(other, documentId)).toMatchObject({ commentsOpen: false });
  });

  it('give pieces that are saved at once an address each', async () => {
    const saves = Array.from({ length: 6 }, () =>
      cms.strapi
        .documents(uid)
        .create({ data: anArticle(desk, { title: 'At once', slug: undefined }) }),
    );
    const slugs = (await Promise.all(saves)).map(({ slug }) => String(slug));
    expect(slugs.toSorted()).toEqual(['at-once', ...[2, 3, 4, 5, 6].map((n) => `at-once-${n}`)]);
  });

  it('leave nothing undone when one is killed in the middle of a publication', async () => {
    const ids = await scheduled(20);
    const gate = new Client({ connectionString: databaseUrl });
    await gate.connect();
    // Every publication reads an article's tags, after it was taken on and before it is done.
    await gate.query('BEGIN; LOCK TABLE articles_tags_lnk IN ACCESS EXCLUSIVE MODE');
    await makeDue(ids);
    const waiting = async () => {
      const { rows } = await witness.query<{ count: string }>(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
      );
      return Number(rows[0]?.count);
    };
    await until('each has one in hand', async () => (await waiting()) === 2);
    await other.kill();
    await gate.query('COMMIT');
    await gate.end();
    await published(20);
    expect(await witnessed()).toEqual(ids.toSorted());
  });
});
