/**
 * The name of the log. A database that was put back from a backup has forgotten what readers know,
 * and may go on to count past it; it gets another name, and readers begin from its beginning.
 *
 * On SQLite the file beside the database knows better than an older copy of it (`witness.ts`). On
 * PostgreSQL, where several CMSs need share no folder, the name is bound to what no copy has: the
 * server's identity and timeline, the database and the log's table. A dump read in, another server,
 * a point-in-time recovery and a failover are noticed with the next question; a server whose files
 * were put back while it stood still is noticed at the next start of a CMS that kept its folder.
 */
import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { headOf } from './feed';
import { isPostgres } from './order';
import { setWitness, Witness, type Testimony } from './witness';

const key = { type: 'core', name: 'standfirst', key: 'change-log' } as const;
/** `place` is where the name was given: in a copy of the database it is somebody else's. */
const stored = z.object({ name: z.string(), place: z.string() });

/** The log's own name. Makes one where there is none, or where the database is not the one it was. */
export async function logName(strapi: Core.Strapi): Promise<string> {
  const known = stored.safeParse(await strapi.store.get(key));
  return known.success && known.data.place === (await placeOf(strapi))
    ? known.data.name
    : renameLog(strapi);
}

/**
 * Gives the log another name if the database is an older copy of itself. Call it before anything
 * reads the log.
 */
export async function recogniseLog(strapi: Core.Strapi, dataDir: string): Promise<void> {
  const witness = new Witness(dataDir, (message) => strapi.log.warn(message));
  const log = await logName(strapi);
  const head = await headOf(strapi);
  const isOlder = (isPostgres(strapi) ? isBehind : isNotTheSame)({ log, head }, witness.read());
  if (isOlder) strapi.log.warn('This database is another one than before, or an older copy of it.');
  witness.note(isOlder ? await renameLog(strapi) : log, head);
  setWitness(strapi, witness);
}

type Log = Pick<Testimony, 'log' | 'head'>;

/** Each CMS has a file of its own: what another one did to the log meanwhile is not held against it. */
function isBehind({ log, head }: Log, told: Testimony | null): boolean {
  return told !== null && told.log === log && told.head > head;
}

/** One folder holds both. Whatever the file can't vouch for counts as another database. */
function isNotTheSame(now: Log, told: Testimony | null): boolean {
  return told === null || told.isCopy || told.log !== now.log || told.head > now.head;
}

async function renameLog(strapi: Core.Strapi): Promise<string> {
  const value = { name: randomUUID(), place: await placeOf(strapi) };
  await strapi.store.set({ ...key, value });
  return value.name;
}

/** What tells a PostgreSQL database from every copy of it; always the same on SQLite. */
async function placeOf(strapi: Core.Strapi): Promise<string> {
  if (!isPostgres(strapi)) return 'sqlite';
  const { rows } = await strapi.db.connection.raw<{ rows: { place: string }[] }>(
    `SELECT concat_ws('/', ${(await mayAskServer(strapi)) ? server : "''"}, ${database}) AS place`,
  );
  return rows[0]?.place ?? 'postgres';
}

const server =
  '(SELECT system_identifier FROM pg_control_system()), ' +
  '(SELECT timeline_id FROM pg_control_checkpoint())';
const database =
  '(SELECT oid FROM pg_database WHERE datname = current_database()), ' + "'changes'::regclass::oid";

const mayAsk = new WeakMap<Core.Strapi, boolean>();

/** Whether this user may ask who the server is: an administrator may have closed that. */
async function mayAskServer(strapi: Core.Strapi): Promise<boolean> {
  const known = mayAsk.get(strapi);
  if (known !== undefined) return known;
  const { rows } = await strapi.db.connection.raw<{ rows: { may: boolean }[] }>(
    "SELECT has_function_privilege('pg_control_system()', 'EXECUTE') " +
      "AND has_function_privilege('pg_control_checkpoint()', 'EXECUTE') AS may",
  );
  const may = rows[0]?.may === true;
  mayAsk.set(strapi, may);
  return may;
}
