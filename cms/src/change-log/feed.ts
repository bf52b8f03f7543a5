import type { Core } from '@strapi/strapi';
import {
  documentTypes,
  type Change,
  type ChangeFeed,
  type DocumentType,
} from '@standfirst/shared-types';
import { readDocuments } from './documents';
import { logName } from './log-name';
import { noteTold } from './witness';

interface LogRow {
  id: number;
  type: string;
  target: string;
  slug: string | null;
}

/** What changed after `after`, oldest first, each document once and in its present state. */
export async function readChangeFeed(
  strapi: Core.Strapi,
  { after, limit }: { after: number; limit: number },
): Promise<ChangeFeed> {
  const log = await logName(strapi);
  // Also keeps a number that PostgreSQL's integers can't hold out of the questions that follow.
  const from = Math.min(after, await headOf(strapi));
  const rows = await newestRows(strapi, { after: from, limit });
  const cursor = Number(rows.at(-1)?.id ?? from);
  noteTold(strapi, log, cursor);
  const [changes, remaining] = await Promise.all([
    changesOf(strapi, rows),
    waitingAfter(strapi, cursor),
  ]);
  return { log, cursor, remaining, changes };
}

/** The newest position in the log; 0 while it is empty. */
export async function headOf(strapi: Core.Strapi): Promise<number> {
  const row = await strapi.db.connection('changes').max({ head: 'id' }).first();
  return Number(row?.['head'] ?? 0);
}

/** Rows after `after` that no later row about the same document replaces. */
function newest(strapi: Core.Strapi, after: number) {
  const { connection } = strapi.db;
  return connection('changes as c')
    .where('c.id', '>', after)
    .whereNotExists(
      connection('changes as n')
        .select(connection.raw('1'))
        .whereRaw('n.type = c.type AND n.target = c.target AND n.id > c.id'),
    );
}

async function newestRows(
  strapi: Core.Strapi,
  { after, limit }: { after: number; limit: number },
): Promise<LogRow[]> {
  return newest(strapi, after)
    .select('c.id', 'c.type', 'c.target', 'c.slug')
    .orderBy('c.id')
    .limit(limit);
}

async function waitingAfter(strapi: Core.Strapi, cursor: number): Promise<number> {
  const row = await newest(strapi, cursor).count({ waiting: 'c.id' }).first();
  return Number(row?.['waiting'] ?? 0);
}

async function changesOf(strapi: Core.Strapi, rows: readonly LogRow[]): Promise<Change[]> {
  const known = rows.flatMap((row) =>
    isDocumentType(row.type) ? [{ ...row, type: row.type }] : [],
  );
  const documents = await readDocuments(strapi, known);
  return known.map(({ id, type, target, slug }) => ({
    cursor: Number(id),
    type,
    id: target,
    document: documents.get(`${type} ${target}`) ?? null,
    slug,
  }));
}

function isDocumentType(type: string): type is DocumentType {
  return (documentTypes as readonly string[]).includes(type);
}
