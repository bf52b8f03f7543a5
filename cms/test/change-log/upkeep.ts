/** What keeps the log complete and short, and what of it outlives a restart. */
import { expect, it } from 'vitest';
import { dropTriggers } from '../../src/change-log/triggers.ts';
import { completeLog, pruneLog } from '../../src/change-log/upkeep.ts';
import type { Cms } from '../strapi.ts';
import { ask, changesAfter, changesBy, head, type ReadChange, told } from './feed.ts';
import { type InWorld, named } from './world.ts';

/** Registers the cases. */
export function describeUpkeep(world: InWorld): void {
  it('prunes what a newer row replaces, and nothing else', async () => {
    const { cms } = world();
    const id = await aTag(cms);
    for (let edit = 0; edit < 5; edit += 1) await rename(cms, id);
    const gone = await aTag(cms);
    await cms.strapi.db.connection('tags').where('document_id', gone).delete();
    const before = { magazine: await changesAfter(cms, 0), head: await head(cms) };
    await pruneLog(cms.strapi);
    expect({ magazine: await changesAfter(cms, 0), head: await head(cms) }).toEqual(before);
    const rows = await cms.strapi.db.connection('changes').select('type', 'target');
    expect(rows).toHaveLength(before.magazine.length);
  });

  it('prunes nothing away from a reader in the middle of a batch', async () => {
    const { cms } = world();
    const before = await head(cms);
    const ids = [await aTag(cms), await aTag(cms), await aTag(cms)];
    const first = await ask(cms, { after: before, limit: 1 });
    for (const id of ids) await rename(cms, id);
    await pruneLog(cms.strapi);
    const rest = await ask(cms, { after: first.cursor });
    expect(rest.changes.map(({ id }) => id)).toEqual(ids);
  });

  it('takes up what is older than the log, once', async () => {
    const { cms } = world();
    const id = await aTag(cms);
    await cms.strapi.db.connection('changes').where('target', id).delete();
    const changes = await changesBy(cms, () => completeLog(cms.strapi));
    expect(changes.map((change) => change.id)).toEqual([id]);
    expect(await changesBy(cms, () => completeLog(cms.strapi))).toEqual([]);
  });

  it('keeps the log’s name and every row of it over a restart', async () => {
    const { log } = await ask(world().cms, { after: 0, limit: 0 });
    const before = await changesAfter(world().cms, 0);
    await world().restart();
    expect((await ask(world().cms, { after: 0, limit: 0 })).log).toBe(log);
    expect(await changesAfter(world().cms, 0)).toEqual(before);
  });

  it('tells of everything again when it could not listen for a while', async () => {
    const before = await changesAfter(world().cms, 0);
    const id = await aTag(world().cms);
    const end = await head(world().cms);
    // As a migration does, while Strapi changes tables.
    await dropTriggers(world().cms.strapi);
    await rename(world().cms, id);
    await world().restart();
    const after = await changesAfter(world().cms, end);
    expect(after.map(identity).sort()).toEqual([...before.map(identity), `tag ${id}`].sort());
    expect(after.find((change) => change.id === id)?.document).toMatchObject({
      name: expect.stringContaining('Renamed') as unknown,
    });
  });

  it('hears of everything again after a restart that changed a watched table', async () => {
    // Strapi finds a column that is not as its content type says, and makes the table anew.
    const { connection } = world().cms.strapi.db;
    await connection.raw('ALTER TABLE sections DROP COLUMN description');
    await connection.raw('ALTER TABLE sections ADD COLUMN description int');
    await connection('strapi_database_schema').update({ hash: 'another' });
    await world().restart();
    const { cms } = world();
    const { description } = await cms.strapi.db.connection('sections').columnInfo();
    expect(description?.type).toBe('text');
    const name = named('After all');
    const row = {
      document_id: crypto.randomUUID(),
      name,
      slug: crypto.randomUUID(),
      colour: 'teal',
    };
    const insert = async () => cms.strapi.db.connection('sections').insert(row);
    expect(told(await changesBy(cms, insert))).toEqual([`section ${name}`]);
    const remove = async () => cms.strapi.db.connection('sections').where('name', name).delete();
    expect(told(await changesBy(cms, remove))).toEqual([`gone: section ${row.slug}`]);
  });
}

const identity = ({ type, id }: ReadChange): string => `${type} ${id}`;

async function aTag(cms: Cms): Promise<string> {
  const { documentId } = await cms.strapi
    .documents('api::tag.tag')
    .create({ data: { name: named('Tag') } });
  return documentId;
}

async function rename(cms: Cms, id: string): Promise<void> {
  const name = named('Renamed');
  await cms.strapi.db.connection('tags').where('document_id', id).update({ name });
}
