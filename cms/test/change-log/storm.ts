/** Many writes at once, as editors, importers and database clients make them. */
import type { Core } from '@strapi/strapi';
import { until } from './until.ts';

/** How hard it blows, and from where. */
export interface Storm {
  /** Begins the names of what is written. */
  readonly name: string;
  /** How many writes there are. */
  readonly writes: number;
  /** How many are under way at a time. */
  readonly atOnce: number;
  /** Milliseconds from one to the next: SQLite lets whoever waits in only between two writes. */
  readonly restMs: number;
  /** Chooses their order. */
  readonly seed: number;
}

type Connection = Core.Strapi['db']['connection'];

/** One write. */
type Write = (writer: Writer) => Promise<unknown>;

interface Writer {
  readonly strapi: Core.Strapi;
  /** A row for the table of tags that nobody else writes. */
  readonly row: () => Row;
  /** Rows that are in the database, and nobody's business but this storm's. */
  readonly committed: Row[];
  /** Resolves when others have written and the reader has read it, or all that are under way wait here. */
  readonly overtaken: () => Promise<void>;
}

interface Row {
  readonly document_id: string;
  readonly name: string;
  readonly slug: string;
}

const writes: readonly Write[] = [
  async ({ strapi, row, committed }) => {
    const one = row();
    await strapi.db.connection('tags').insert(one);
    committed.push(one);
  },
  async ({ strapi, row, committed }) => {
    const three = [row(), row(), row()];
    await strapi.db.connection.transaction(async (trx) => {
      for (const each of three) await trx('tags').insert(each);
    });
    committed.push(...three);
  },
  async ({ strapi, row, committed }) => {
    const one = committed.shift();
    if (one === undefined) return;
    const changed = { ...one, name: row().name };
    await tag(strapi.db.connection, one).update({ name: changed.name });
    committed.push(changed);
  },
  async ({ strapi, committed }) => {
    const one = committed.shift();
    if (one !== undefined) await tag(strapi.db.connection, one).delete();
  },
  // An import: its commit takes a while.
  async ({ strapi, row, committed }) => {
    const many = Array.from({ length: 50 }, row);
    await strapi.db.connection('tags').insert(many);
    committed.push(...many);
  },
  // Rolled back: nothing of it may be told.
  async ({ strapi, row }) => {
    const trx = await strapi.db.connection.transaction();
    await trx('tags').insert(row());
    await trx.rollback();
  },
  ({ strapi, row }) => strapi.documents('api::tag.tag').create({ data: { name: row().name } }),
  // A long one: begins first, ends after what others wrote has been read.
  async ({ strapi, row, committed, overtaken }) => {
    const two = [row(), row()];
    await strapi.db.connection.transaction(async (trx) => {
      await trx('tags').insert(two[0]);
      // SQLite has one writer at a time: nobody ends before this one.
      if (strapi.db.dialect.client === 'postgres') await overtaken();
      await trx('tags').insert(two[1]);
    });
    committed.push(...two);
  },
];

/**
 * Writes all of it. What SQLite refuses because another process writes is left out. `reader` is who
 * follows the feed, where that is known here.
 */
export async function blow(
  strapi: Core.Strapi,
  storm: Storm,
  reader?: { readonly cursor: number },
): Promise<void> {
  const random = randomFrom(storm.seed);
  const count = { begun: 0, ended: 0, waiting: 0 };
  const writer: Writer = {
    strapi,
    committed: [],
    row: () => {
      const id = crypto.randomUUID();
      return { document_id: id, name: `${storm.name} ${id}`, slug: id };
    },
    overtaken: async () => {
      const enough = count.ended + 5;
      const far = (await headOf(strapi)) + 20;
      const overtaken = () =>
        count.ended >= enough && (reader === undefined || reader.cursor >= far);
      const allWait = () => count.waiting === count.begun - count.ended;
      count.waiting += 1;
      await until('others have overtaken', () => overtaken() || allWait(), 30_000);
      count.waiting -= 1;
    },
  };
  const work = async () => {
    while (count.begun < storm.writes) {
      count.begun += 1;
      const write = writes[Math.floor(random() * writes.length)] ?? writes[0];
      await write?.(writer).catch(ignoreBusy);
      await new Promise((resolve) => setTimeout(resolve, storm.restMs));
      count.ended += 1;
    }
  };
  await Promise.all(Array.from({ length: storm.atOnce }, work));
}

/** The newest position in the log that can be seen. */
async function headOf({ db }: Core.Strapi): Promise<number> {
  const row = await db.connection('changes').max({ head: 'id' }).first();
  return Number(row?.['head'] ?? 0);
}

function tag(connection: Connection, { document_id }: Row) {
  return connection('tags').where({ document_id });
}

function ignoreBusy(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('SQLITE_BUSY')) throw error;
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
