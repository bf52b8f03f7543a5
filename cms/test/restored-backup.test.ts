/** What readers of the feed notice of a database that was put back from a backup. */
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './change-log/feed.ts';
import { type OtherCms, startOther } from './change-log/other.ts';
import { named } from './change-log/world.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { type Cms, startCms } from './strapi.ts';

/** Creates so many tags, which readers see at once. */
async function publish(cms: Cms, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1)
    await cms.strapi.documents('api::tag.tag').create({ data: { name: named('Tag') } });
}

/** What a reader knows once it has read everything. */
async function reader(cms: Cms): Promise<{ log: string; cursor: number }> {
  const { log, cursor, remaining } = await ask(cms, { after: 0, limit: 1000 });
  expect(remaining).toBe(0);
  return { log, cursor };
}

describe('a database on SQLite', () => {
  let folder: string;
  let dataDir: string;
  let cms: Cms;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'standfirst-restored-'));
    dataDir = path.join(folder, 'data');
    cms = await startCms({ dataDir });
    await publish(cms, 1);
  });
  afterEach(async () => {
    await cms.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const database = () => path.join(dataDir, 'cms.db');
  const backup = () => path.join(folder, 'backup.db');
  const backUp = () => cms.strapi.db.connection.raw('VACUUM INTO ?', [backup()]);

  /** Puts the backup in the database's place. */
  function putBack(): void {
    for (const end of ['', '-wal', '-shm']) rmSync(`${database()}${end}`, { force: true });
    cpSync(backup(), database());
  }

  /** Makes tags past every CMS; the database's own triggers put them into its log. */
  function publishPastStrapi(count: number): void {
    const client = new DatabaseSync(database());
    const insert = client.prepare('INSERT INTO tags (document_id, name, slug) VALUES (?, ?, ?)');
    for (let made = 0; made < count; made += 1)
      insert.run(crypto.randomUUID(), named('Tag'), crypto.randomUUID());
    client.close();
  }

  const restart = async () => {
    cms = await startCms({ dataDir });
  };

  it('keeps its log’s name over a restart, whatever was published last', async () => {
    await publish(cms, 2);
    const { log } = await reader(cms);
    await publish(cms, 1);
    await cms.stop();
    await restart();
    expect((await reader(cms)).log).toBe(log);
  });

  it('has another log when an older copy was put back', async () => {
    await backUp();
    await publish(cms, 2);
    const { log } = await reader(cms);
    await cms.stop();
    putBack();
    await restart();
    expect((await reader(cms)).log).not.toBe(log);
  });

  it('has another log when an older copy has meanwhile counted past what readers know', async () => {
    await backUp();
    await publish(cms, 2);
    const known = await reader(cms);
    await cms.stop();
    putBack();
    publishPastStrapi(1);
    await restart();
    await publish(cms, 5);
    const now = await reader(cms);
    expect(now.cursor).toBeGreaterThan(known.cursor);
    expect(now.log).not.toBe(known.log);
  });

  it('keeps the new name from then on', async () => {
    await backUp();
    await publish(cms, 2);
    await reader(cms);
    await cms.stop();
    putBack();
    await restart();
    const { log } = await reader(cms);
    await cms.stop();
    await restart();
    expect((await reader(cms)).log).toBe(log);
  });

  it('has another log when the whole folder was put back', async () => {
    const { log } = await reader(cms);
    await cms.stop();
    cpSync(dataDir, path.join(folder, 'copy'), { recursive: true, preserveTimestamps: true });
    await restart();
    await publish(cms, 2);
    await reader(cms);
    await cms.stop();
    rmSync(dataDir, { recursive: true });
    renameSync(path.join(folder, 'copy'), dataDir);
    await restart();
    await publish(cms, 5);
    expect((await reader(cms)).log).not.toBe(log);
  });

  it('has another log on a machine that knows nothing of it', async () => {
    const { log } = await reader(cms);
    await cms.stop();
    rmSync(path.join(dataDir, 'change-log.json'));
    await restart();
    expect((await reader(cms)).log).not.toBe(log);
  });

  it('that was killed right after it told something is known to have told it', async () => {
    await backUp();
    await cms.stop();
    const other = await startOther({ dataDir });
    await other.blow({ name: 'Storm', writes: 10, atOnce: 1, restMs: 0, seed: 1 });
    const { log } = await ask(other, { after: 0, limit: 1000 });
    await other.kill();
    putBack();
    await restart();
    expect((await reader(cms)).log).not.toBe(log);
  });
});

describe('a database on PostgreSQL', () => {
  let folder: string;
  let postgres: Postgres;
  let databaseUrl: string;
  let cms: Cms;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'standfirst-restored-'));
    postgres = await startPostgres();
    databaseUrl = await postgres.createDatabase('magazine');
    cms = await startCms({ dataDir: path.join(folder, 'one'), databaseUrl });
    await publish(cms, 1);
  });
  afterAll(async () => {
    await cms.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has one log for every CMS, each with a folder of its own', async () => {
    const { log } = await reader(cms);
    const other: OtherCms = await startOther({ dataDir: path.join(folder, 'two'), databaseUrl });
    try {
      expect((await ask(other, { after: 0, limit: 0 })).log).toBe(log);
      expect((await reader(cms)).log).toBe(log);
    } finally {
      await other.stop();
    }
  });

  it('keeps its log’s name over a restart, in a new folder too', async () => {
    const { log } = await reader(cms);
    await cms.stop();
    cms = await startCms({ dataDir: path.join(folder, 'three'), databaseUrl });
    expect((await reader(cms)).log).toBe(log);
  });

  it('has another log where it was read in from a copy', async () => {
    const { log } = await reader(cms);
    await cms.stop();
    const copy = await copyOf(databaseUrl, 'copied');
    cms = await startCms({ dataDir: path.join(folder, 'one'), databaseUrl: copy });
    expect((await reader(cms)).log).not.toBe(log);
  });
});

/** Copies a database, as reading a dump in does, and gives the copy's address. */
async function copyOf(url: string, name: string): Promise<string> {
  const admin = new URL(url);
  const source = admin.pathname.slice(1);
  admin.pathname = '/postgres';
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  await client.end();
  admin.pathname = `/${name}`;
  return admin.href;
}
