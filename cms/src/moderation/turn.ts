import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** What is done once in a period, whichever instance does it. */
export interface Turn {
  /** What is done; one word. */
  readonly name: string;
  /** The present period, such as a day. */
  readonly period: string;
}

const settingsTable = 'strapi_core_store_settings';
const stored = z.object({ value: z.string() });

/**
 * Whether it falls to this process to do something for the present period. Of several that ask, one
 * is told so, once. The period in which it is asked for the first time counts as done.
 */
export async function isMyTurn(strapi: Core.Strapi, { name, period }: Turn): Promise<boolean> {
  const { connection } = strapi.db;
  const key = `standfirst_turn_${name}`;
  const row: unknown = await connection(settingsTable).select('value').where({ key }).first();
  const value = JSON.stringify(period);
  if (row === undefined) {
    await strapi.store.set({ type: 'standfirst', name: 'turn', key: name, value: period });
    return false;
  }
  const before = stored.parse(row).value;
  if (before === value) return false;
  // Whoever changes what they have just read was first.
  const changed: unknown = await connection(settingsTable)
    .where({ key, value: before })
    .update({ value });
  return changed === 1;
}
