/** The bell: tells the publisher that the log has grown, and never stands in an editor's way. */
import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { wakeUp } from '@standfirst/shared-types';
import { Bell } from '../../src/change-log/bell.ts';
import { testSecrets } from '../strapi.ts';
import type { Ear } from './ear.ts';
import { head } from './feed.ts';
import { until } from './until.ts';
import { type InWorld, named } from './world.ts';

/** How soon after a commit the bell must be heard, in milliseconds. */
const heardWithinMs = 300;

/** Registers the cases. `ear` is where the CMS rings. */
export function describeBell(world: InWorld, ear: () => Ear): void {
  const save = async () => {
    const { cms } = world();
    const where = '/content-manager/collection-types/api::tag.tag';
    const body = { name: named('Bell') };
    const { status } = await cms.ask(where, {
      method: 'POST',
      token: await cms.adminToken(),
      body,
    });
    expect(status).toBe(201);
  };
  const heard = async (where: Ear) => {
    const newest = await head(world().cms);
    await until(`position ${newest} is announced`, () => where.lastHead() === newest);
  };

  it(`is heard within ${heardWithinMs} ms of an editor's save`, async () => {
    await save();
    await heard(ear());
    await save();
    const savedAt = Date.now();
    await heard(ear());
    expect(Date.now() - savedAt).toBeLessThan(heardWithinMs);
  });

  it('is signed, and says how long the log is and when it rang', async () => {
    const before = Date.now();
    await save();
    await heard(ear());
    const { body, signature } = ear().calls.at(-1) ?? { body: '', signature: '' };
    const expected = createHmac('sha256', testSecrets.WAKE_SECRET).update(body).digest('hex');
    expect(signature).toBe(expected);
    const message = wakeUp.parse(JSON.parse(body));
    expect(message.head).toBe(await head(world().cms));
    expect(message.sentAtMs).toBeGreaterThanOrEqual(before);
    expect(message.sentAtMs).toBeLessThanOrEqual(Date.now());
  });

  it('is heard a few seconds after a change that no event announces', async () => {
    const row = { document_id: crypto.randomUUID(), name: named('SQL'), slug: crypto.randomUUID() };
    await world().cms.strapi.db.connection('tags').insert(row);
    await heard(ear());
  });

  it('keeps no editor waiting while the publisher does not answer, and rings once for them all', async () => {
    await heard(ear());
    ear().holdsBack = true;
    await save();
    await until('the publisher is called', () => ear().held === 1);
    const before = ear().calls.length;
    for (let saves = 0; saves < 3; saves += 1) await save();
    expect(ear().held).toBe(1);
    ear().release();
    await heard(ear());
    expect(ear().calls.length).toBe(before + 1);
  });

  it('fails no save while the publisher is down, and is heard soon after it is back', async () => {
    await heard(ear());
    await ear().close();
    await save();
    await save();
    await ear().listen();
    await heard(ear());
  });

  it('breaks off a call under way when the CMS stops', async () => {
    await heard(ear());
    ear().holdsBack = true;
    const settings = { url: ear().url, secret: testSecrets.WAKE_SECRET };
    const bell = new Bell(world().cms.strapi, settings);
    bell.ring();
    await until('the publisher is called', () => ear().held === 1);
    const before = Date.now();
    await bell.stop();
    // Left to itself, a call waits five seconds for its answer.
    expect(Date.now() - before).toBeLessThan(2_000);
    await until('the call is broken off', () => ear().held === 0);
    ear().release();
  });
}
