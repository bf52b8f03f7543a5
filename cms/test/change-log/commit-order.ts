/** PostgreSQL: positions in the log become visible in their own order. */
import { expect, it } from 'vitest';
import type { Cms } from '../strapi.ts';
import { head } from './feed.ts';
import { Follower } from './follower.ts';
import { until } from './until.ts';
import { type InWorld, named } from './world.ts';

/** Registers the cases. */
export function describeCommitOrder(world: InWorld): void {
  it('tells of what began first and ended last, and holds nobody up for it', async () => {
    const { cms } = world();
    const { connection } = cms.strapi.db;
    const follower = new Follower([cms], await head(cms));
    const [first, second] = [row(), row()];
    await connection.transaction(async (long) => {
      await long('tags').insert(first);
      await connection.transaction(async (short) => {
        await short.raw("SET LOCAL lock_timeout = '2s'");
        await short('tags').insert(second);
      });
      while ((await follower.step()) > 0);
      expect(Object.values(follower.tags)).toEqual([second.name]);
    });
    while ((await follower.step()) > 0);
    expect(Object.values(follower.tags)).toEqual([second.name, first.name]);
  });

  it('tells of a commit that takes long, after others have come to theirs', async () => {
    const { cms } = world();
    const { connection } = cms.strapi.db;
    const follower = new Follower([cms], await head(cms));
    const [slow, fast] = [row(), row()];
    const gate = await slowCommits(cms);
    const long = await connection.transaction();
    await long('tags').insert(slow);
    await long('slow_commits').insert({ id: 1 });
    const slowCommit = long.commit();
    await until('the first is in the middle of its commit', async () => (await waiting(cms)) === 1);
    const other = { ended: false };
    const fastCommit = connection('tags')
      .insert(fast)
      .then(() => (other.ended = true));
    await until(
      'the second has committed or waits its turn',
      async () => other.ended || (await waiting(cms)) === 2,
    );
    while ((await follower.step()) > 0);
    await gate.open();
    await Promise.all([slowCommit, fastCommit]);
    while ((await follower.step()) > 0);
    expect(Object.values(follower.tags).sort()).toEqual([slow.name, fast.name].sort());
  });
}

/** The lock that a slow commit waits for. */
const gateLock = 1;

/** Makes every transaction that writes to `slow_commits` wait in its commit until the gate opens. */
async function slowCommits({ strapi }: Cms): Promise<{ open: () => Promise<void> }> {
  const { connection } = strapi.db;
  await connection.raw(`
    CREATE TABLE slow_commits (id int);
    CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock(${gateLock}); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER wait_at_gate AFTER INSERT ON slow_commits
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_at_gate()`);
  const gate = await connection.transaction();
  await gate.raw('SELECT pg_advisory_xact_lock(?)', [gateLock]);
  return {
    open: async () => {
      await gate.rollback();
    },
  };
}

/** How many sessions wait for an advisory lock. */
async function waiting({ strapi }: Cms): Promise<number> {
  const locks = strapi.db.connection<{ locktype: string; granted: boolean }>('pg_locks');
  return (await locks.where({ locktype: 'advisory', granted: false }).select()).length;
}

const row = () => ({
  document_id: crypto.randomUUID(),
  name: named('Sluice'),
  slug: crypto.randomUUID(),
});
