/**
 * The change log is written by triggers: a change made in the panel, through the API, by code, by
 * an import or with a database client leaves its row in the same transaction, or none of it exists.
 *
 * A reader of the log follows a growing id, so ids must become visible in their own order. SQLite
 * has one writer at a time. On PostgreSQL the triggers are deferred to the end of the transaction
 * and take a lock before they take an id; the lock outlives the commit, so the next id is taken
 * only after this one can be seen.
 */
import type { Core } from '@strapi/strapi';
import { quoted, watchesOf, type Watch } from './watches';

/** Any number will do, as long as nothing else in the database locks it. */
const advisoryLock = 5_417_202_611;
const prefix = 'standfirst_log_';

/** Makes the triggers anew. Strapi's schema synchronisation may have dropped or outdated them. */
export async function createTriggers(strapi: Core.Strapi): Promise<void> {
  await dropTriggers(strapi);
  const postgres = isPostgres(strapi);
  const log = strapi.db.metadata.get('api::change.change').tableName;
  for (const [table, watches] of byTable(watchesOf(strapi))) {
    const statements = postgres
      ? postgresTrigger(table, insertsOf(watches, log))
      : sqliteTriggers(table, insertsOf(watches, log));
    for (const statement of statements) await strapi.db.connection.raw(escapeBindings(statement));
  }
}

/**
 * Removes the triggers. Called before Strapi changes tables: SQLite refuses to rename a table while
 * a trigger names one that is missing at that moment.
 */
export async function dropTriggers(strapi: Core.Strapi): Promise<void> {
  const { connection } = strapi.db;
  if (isPostgres(strapi)) {
    const { rows } = await connection.raw<{ rows: { tgname: string; table: string }[] }>(
      'SELECT t.tgname, t.tgrelid::regclass::text AS "table" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid ' +
        'JOIN pg_namespace n ON n.oid = c.relnamespace WHERE starts_with(t.tgname, ?) AND n.nspname = current_schema()',
      [prefix],
    );
    for (const { tgname, table } of rows)
      await connection.raw(`DROP TRIGGER ${quoted(tgname)} ON ${table}`);
    return;
  }
  const rows = await connection.raw<{ name: string }[]>(
    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, ?) = ?",
    [prefix.length, prefix],
  );
  for (const { name } of rows) await connection.raw(`DROP TRIGGER ${quoted(name)}`);
}

/** Whether the CMS runs on PostgreSQL; otherwise it runs on SQLite. */
export function isPostgres(strapi: Core.Strapi): boolean {
  return strapi.db.dialect.client === 'postgres';
}

function byTable(watches: readonly Watch[]): Map<string, Set<string>> {
  const tables = new Map<string, Set<string>>();
  for (const { table, select } of watches)
    tables.set(table, (tables.get(table) ?? new Set()).add(select));
  return tables;
}

function insertsOf(selects: ReadonlySet<string>, log: string): (row: 'NEW' | 'OLD') => string {
  return (row) =>
    [...selects]
      .map(
        (select) =>
          `INSERT INTO ${quoted(log)} (type, target, slug) ${select.replace(/\bROW\b/g, row)};`,
      )
      .join('\n');
}

function sqliteTriggers(table: string, inserts: (row: 'NEW' | 'OLD') => string): string[] {
  const trigger = (event: string, body: string) =>
    `CREATE TRIGGER ${quoted(`${prefix}${table}_${event.toLowerCase()}`)} AFTER ${event} ON ${quoted(table)} BEGIN\n${body}\nEND`;
  return [
    trigger('INSERT', inserts('NEW')),
    trigger('UPDATE', `${inserts('OLD')}\n${inserts('NEW')}`),
    trigger('DELETE', inserts('OLD')),
  ];
}

function postgresTrigger(table: string, inserts: (row: 'NEW' | 'OLD') => string): string[] {
  // PostgreSQL cuts names at 63 bytes; table names here stay well below.
  const name = quoted(`${prefix}${table}`);
  return [
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $body$
     BEGIN
       PERFORM pg_advisory_xact_lock(${advisoryLock});
       IF TG_OP <> 'INSERT' THEN ${inserts('OLD')} END IF;
       IF TG_OP <> 'DELETE' THEN ${inserts('NEW')} END IF;
       RETURN NULL;
     END $body$`,
    `CREATE CONSTRAINT TRIGGER ${name} AFTER INSERT OR UPDATE OR DELETE ON ${quoted(table)}
     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  ];
}

/** knex reads "?" in raw SQL as a place for a value; there are none here. */
function escapeBindings(sql: string): string {
  return sql.replaceAll('?', '\\?');
}
