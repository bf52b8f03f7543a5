/** Whoever follows the feed by its cursor learns of everything, whoever else is writing. */
import { expect, it } from 'vitest';
import { pruneLog } from '../../src/change-log/upkeep.ts';
import type { Cms } from '../strapi.ts';
import { head } from './feed.ts';
import { Follower } from './follower.ts';
import { type Data, startOther } from './other.ts';
import { blow } from './storm.ts';
import { type InWorld, named } from './world.ts';

/** Registers the cases. */
export function describeTwoWriters(world: InWorld, data: () => Data): void {
  it('tells of everything that is written while another CMS starts on the same data', async () => {
    const { cms } = world();
    const { connection } = cms.strapi.db;
    const follower = new Follower([cms], await head(cms));
    await connection('tags').delete();
    const rows = Array.from({ length: 2000 }, aRow);
    await connection.batchInsert('tags', rows, 500);
    while ((await follower.step()) > 0);
    const following = follower.follow();
    const starting = { ended: false };
    const starts = startOther(data()).finally(() => (starting.ended = true));
    // Each is changed once: a change that is missed stays missed.
    for (const { document_id } of rows) {
      if (starting.ended) break;
      await connection('tags')
        .where({ document_id })
        .update({ name: named('While starting') });
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await (await starts).stop();
    follower.stop();
    await following;
    expect(follower.tags).toEqual(await tagsIn(cms));
  });

  it('tells of everything that two CMSs write at once, in transactions short and long', async () => {
    const { cms } = world();
    const other = await startOther(data());
    try {
      const follower = new Follower([cms, other], await head(cms));
      await cms.strapi.db.connection('tags').delete();
      const following = follower.follow();
      const pruning = setInterval(() => void pruneLog(cms.strapi), 50);
      await Promise.all([
        blow(cms.strapi, { name: 'One', ...strong, seed: 1 }, follower),
        other.blow({ name: 'Two', ...strong, seed: 2 }),
      ]).finally(() => clearInterval(pruning));
      follower.stop();
      await following;
      const tags = await tagsIn(cms);
      expect(Object.keys(tags).length).toBeGreaterThan(100);
      expect(follower.tags).toEqual(tags);
    } finally {
      await other.stop();
    }
  });
}

const aRow = () => ({
  document_id: crypto.randomUUID(),
  name: named('Before'),
  slug: crypto.randomUUID(),
});

const strong = { writes: 150, atOnce: 4, restMs: 5 };

/** What the database itself says of tags: names by id. */
async function tagsIn({ strapi }: Cms): Promise<Record<string, string>> {
  const rows = await strapi.db.connection<{ document_id: string; name: string }>('tags').select();
  return Object.fromEntries(rows.map(({ document_id, name }) => [document_id, name]));
}
