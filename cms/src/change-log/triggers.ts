/**
 * The change log is written by triggers: a change made in the panel, through the API, by code, by
 * an import or with a database client leaves its row in the same transaction, or none of it exists.
 *
 * On PostgreSQL the triggers are deferred to the end of the transaction: a lock that keeps ids in
 * order (see `order.ts`) is then held for the moment of the commit and not while an import runs.
 */
import type { Core } from '@strapi/strapi';
import { isPostgres, lockLog, type Transaction } from './order';
import { quoted, watchesOf, type Watch } from './watches';

const prefix = 'standfirst_log_';

/** A trigger as the database keeps it. */
interface Trigger {
  name: string;
  table: string;
  /** What the database keeps of it as text; another text is another trigger. */
  definition: string;
}

/** A trigger as it should be. */
interface WantedTrigger extends Trigger {
  statements: string[];
}

/** Whether Strapi's schema synchronisation, about to run, will change tables or run migrations. */
export async function willChangeTables({ db }: Core.Strapi): Promise<boolean> {
  if (await db.migrations.shouldRun()) return true;
  const stored = await db.schema.schemaStorage.read();
  return stored?.hash !== db.schema.schemaStorage.hashSchema(db.schema.schema);
}

/**
 * Makes the triggers what they should be, and tells whether they were not. Each table's are made in
 * a transaction of its own: another process may be writing, and waits for one table at most.
 */
export async function createTriggers(strapi: Core.Strapi): Promise<boolean> {
  const wanted = wantedTriggers(strapi);
  const present = await presentTriggers(strapi);
  const missing = wanted.filter(
    (trigger) =>
      !present.some(
        ({ name, definition }) => name === trigger.name && definition === trigger.definition,
      ),
  );
  const outdated = present.filter(({ name }) => !wanted.some((trigger) => trigger.name === name));
  for (const trigger of outdated) await strapi.db.connection.raw(dropStatement(strapi, trigger));
  for (const trigger of missing) {
    await strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
      if (present.some(({ name }) => name === trigger.name))
        await trx.raw(dropStatement(strapi, trigger));
      for (const statement of trigger.statements) await trx.raw(escapeBindings(statement));
    });
  }
  return missing.length > 0;
}

/**
 * Removes the triggers. Called before Strapi changes tables: SQLite refuses to rename a table while
 * a trigger names one that is missing at that moment.
 */
export async function dropTriggers(strapi: Core.Strapi): Promise<void> {
  for (const trigger of await presentTriggers(strapi)) {
    await strapi.db.connection.raw(dropStatement(strapi, trigger));
  }
}

function wantedTriggers(strapi: Core.Strapi): WantedTrigger[] {
  const log = strapi.db.metadata.get('api::change.change').tableName;
  const make = isPostgres(strapi) ? postgresTrigger : sqliteTriggers;
  return [...byTable(watchesOf(strapi))].flatMap(([table, selects]) =>
    make(table, insertsOf(selects, log)),
  );
}

async function presentTriggers(strapi: Core.Strapi): Promise<Trigger[]> {
  const { connection } = strapi.db;
  if (isPostgres(strapi)) {
    const { rows } = await connection.raw<{ rows: Trigger[] }>(
      'SELECT t.tgname AS name, c.relname AS "table", p.prosrc AS definition FROM pg_trigger t ' +
        'JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid ' +
        'JOIN pg_namespace n ON n.oid = c.relnamespace ' +
        'WHERE starts_with(t.tgname, ?) AND n.nspname = current_schema()',
      [prefix],
    );
    return rows;
  }
  return connection.raw<Trigger[]>(
    'SELECT name, tbl_name AS "table", sql AS definition FROM sqlite_master ' +
      "WHERE type = 'trigger' AND substr(name, 1, ?) = ?",
    [prefix.length, prefix],
  );
}

function dropStatement(strapi: Core.Strapi, { name, table }: Trigger): string {
  return `DROP TRIGGER ${quoted(name)}${isPostgres(strapi) ? ` ON ${quoted(table)}` : ''}`;
}

function byTable(watches: readonly Watch[]): Map<string, Set<string>> {
  const tables = new Map<string, Set<string>>();
  for (const { table, select } of watches) {
    tables.set(table, (tables.get(table) ?? new Set()).add(select));
  }
  return tables;
}

/** Statements that log what a row, old or new, leads to. */
type Inserts = (row: 'NEW' | 'OLD') => string;

function insertsOf(selects: ReadonlySet<string>, log: string): Inserts {
  return (row) =>
    [...selects]
      .map(
        (select) =>
          `INSERT INTO ${quoted(log)} (type, target, slug) ${select.replace(/\bROW\b/g, row)};`,
      )
      .join('\n');
}

function sqliteTriggers(table: string, inserts: Inserts): WantedTrigger[] {
  const trigger = (event: string, body: string): WantedTrigger => {
    const name = `${prefix}${table}_${event.toLowerCase()}`;
    const definition = `CREATE TRIGGER ${quoted(name)} AFTER ${event} ON ${quoted(table)} BEGIN\n${body}\nEND`;
    return { name, table, definition, statements: [definition] };
  };
  return [
    trigger('INSERT', inserts('NEW')),
    trigger('UPDATE', `${inserts('OLD')}\n${inserts('NEW')}`),
    trigger('DELETE', inserts('OLD')),
  ];
}

function postgresTrigger(table: string, inserts: Inserts): WantedTrigger[] {
  // PostgreSQL cuts names at 63 bytes; table names here stay well below.
  const name = `${prefix}${table}`;
  const definition = `
     BEGIN
       PERFORM ${lockLog};
       IF TG_OP <> 'INSERT' THEN ${inserts('OLD')} END IF;
       IF TG_OP <> 'DELETE' THEN ${inserts('NEW')} END IF;
       RETURN NULL;
     END `;
  const statements = [
    `CREATE OR REPLACE FUNCTION ${quoted(name)}() RETURNS trigger LANGUAGE plpgsql AS $body$${definition}$body$`,
    `CREATE CONSTRAINT TRIGGER ${quoted(name)} AFTER INSERT OR UPDATE OR DELETE ON ${quoted(table)}
     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${quoted(name)}()`,
  ];
  return [{ name, table, definition, statements }];
}

/** knex reads "?" in raw SQL as a place for a value; there are none here. */
function escapeBindings(sql: string): string {
  return sql.replaceAll('?', '\\?');
}
