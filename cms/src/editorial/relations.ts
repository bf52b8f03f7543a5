import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import { isPayload } from './payload';

/** How one target of a relation is named: Strapi takes numbers as row ids, text as documentIds. */
export type Reference = { readonly id: number | string } | { readonly documentId: string };

/** What a client wants done to a relation, whichever of Strapi's forms it used. */
export type RelationChange =
  | { readonly kind: 'set'; readonly to: readonly Reference[] }
  | {
      readonly kind: 'patch';
      readonly connect: readonly Reference[];
      readonly disconnect: readonly Reference[];
    };

/**
 * Reads a relation's payload: an id, a documentId, `{id}`, `{documentId}`, a list of those,
 * `{set}`, `{connect, disconnect}` or `null`. `undefined` leaves the relation as it is.
 */
export function relationChange(value: unknown): RelationChange | undefined {
  if (value === undefined) return undefined;
  if (isPayload(value) && ('connect' in value || 'disconnect' in value || 'set' in value)) {
    if (value['set'] !== undefined) return { kind: 'set', to: references(value['set']) };
    return {
      kind: 'patch',
      connect: references(value['connect']),
      disconnect: references(value['disconnect']),
    };
  }
  return { kind: 'set', to: references(value) };
}

/** The targets that a change names to be there afterwards. */
export function named(change: RelationChange): readonly Reference[] {
  return change.kind === 'set' ? change.to : change.connect;
}

/** The documentIds of `stored` after `change`, each once; positions are not looked at. */
export function idsAfter(
  stored: readonly string[],
  change: { readonly named: readonly string[]; readonly removed: readonly string[] } | 'set',
  set: readonly string[] = [],
): readonly string[] {
  if (change === 'set') return [...new Set(set)];
  const removed = new Set(change.removed);
  return [...new Set([...stored.filter((id) => !removed.has(id)), ...change.named])];
}

const namedRows = z.array(z.object({ id: z.number(), documentId: z.string() }));

/** Turns references into documentIds, in order; one whose row does not exist is left out. */
export async function documentIdsOf(
  strapi: Core.Strapi,
  target: UID.ContentType,
  list: readonly Reference[],
): Promise<readonly string[]> {
  const rowIds = list.flatMap((reference) => ('id' in reference ? [reference.id] : []));
  const byRow = new Map<string, string>();
  if (rowIds.length > 0) {
    const rows: unknown = await strapi.db
      .query(target)
      .findMany({ where: { id: { $in: rowIds } }, select: ['id', 'documentId'] });
    for (const { id, documentId } of namedRows.parse(rows)) byRow.set(String(id), documentId);
  }
  return list.flatMap((reference) => {
    const id = 'documentId' in reference ? reference.documentId : byRow.get(String(reference.id));
    return id === undefined ? [] : [id];
  });
}

function references(value: unknown): readonly Reference[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => references(item));
  if (typeof value === 'number') return [{ id: value }];
  if (typeof value === 'string') return [{ documentId: value }];
  if (!isPayload(value)) return [];
  if (typeof value['documentId'] === 'string') return [{ documentId: value['documentId'] }];
  const id = value['id'];
  // In an object, Strapi takes `id` for a row's even where it is text: forms send numbers as text.
  return typeof id === 'number' || typeof id === 'string' ? [{ id }] : [];
}
