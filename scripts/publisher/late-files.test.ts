import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPicture, aSection } from '../../site/test/factories.ts';
import { LateWatch } from './late-watch.ts';
import { pullChanges } from './pull.ts';
import { FakeCms, silence, status, type Answer } from './test/fake-cms.ts';
import { aMagazine, type TestMagazine } from './test/magazine.ts';

const startMs = Date.UTC(2026, 9, 14, 12);
const second = 1_000;
const minute = 60_000;

let cms: FakeCms;
let magazine: TestMagazine;
let nowMs: number;
let photograph: Buffer;
beforeEach(async () => {
  cms = await FakeCms.start();
  magazine = aMagazine();
  nowMs = startMs;
  photograph = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#468' } })
    .jpeg()
    .toBuffer();
});
afterEach(() => cms.stop());

function context() {
  const { db, mirror, blobs, said } = magazine;
  const log = (_level: string, message: string) => void said.push(message);
  return { db, mirror, blobs, cms: cms.access, log, now: () => nowMs };
}

/** Pulls; returns what the pull failed with, or `null`. */
function pull(): Promise<string | null> {
  return pullChanges(context()).then(() => null, String);
}

/** One look at what is due, as the publisher takes one after each release. Returns whether a file came. */
async function look(): Promise<boolean> {
  let isReady = false;
  const watch = new LateWatch({ ...context(), onReady: () => (isReady = true) });
  await watch.look();
  watch.takeOver();
  return isReady;
}

/** Publishes pictures of which the CMS has the files, in its own way. */
function publishPictures(names: readonly string[], answer?: Answer): void {
  for (const name of names) {
    const { files: _made, ...media } = aPicture({
      id: name,
      name: `${name}.jpg`,
      url: `/uploads/${name}.jpg`,
    });
    cms.uploads.set(media.url, photograph);
    if (answer !== undefined) cms.answers.set(media.url, answer);
    cms.publish(media);
  }
}

const asked = (name: string) => cms.asked.filter((each) => each === `/uploads/${name}.jpg`).length;
const files = (name: string) => magazine.mirror.get('media', name)?.files.length ?? 0;

describe('an upload that keeps failing', () => {
  it('holds back the magazine for two tries, and from the third on itself alone', async () => {
    publishPictures(['bridge'], status(503));
    cms.publish(aSection());
    expect(await pull()).toContain('The CMS answered 503 for /uploads/bridge.jpg.');
    expect(await pull()).toContain('503');
    expect(magazine.mirror.state().cursor).toBe(0);
    expect(await pull()).toBeNull();
    expect(magazine.mirror.get('section', 'section-finance')).not.toBeNull();
    expect(magazine.live.held()).toEqual([
      { what: 'media bridge', reason: 'The CMS answered 503 for /uploads/bridge.jpg.' },
    ]);
    expect(magazine.said).toEqual([
      expect.stringMatching(/^Held: media "bridge.jpg" \(bridge\): The CMS answered 503 for \/up/),
    ]);
  });

  it('is held at once where another one is held already', async () => {
    publishPictures(['bridge', 'river'], status(500));
    for (let tries = 0; tries < 2; tries += 1) expect(await pull()).toContain('500');
    expect(await pull()).toBeNull();
    expect([asked('bridge'), asked('river')]).toEqual([3, 1]);
  });

  it('is asked for again by itself, with growing pauses, until it comes', async () => {
    publishPictures(['bridge'], status(500));
    for (let tries = 0; tries < 3; tries += 1) await pull();
    const pauses: number[] = [];
    for (let tries = asked('bridge'); pauses.length < 10; tries = asked('bridge')) {
      const beforeMs = nowMs;
      while (asked('bridge') === tries) {
        nowMs += second;
        await look();
      }
      pauses.push((nowMs - beforeMs) / second);
    }
    expect(pauses).toEqual([4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
    cms.answers.clear();
    nowMs += 10 * minute;
    expect(await look()).toBe(true);
    expect([files('bridge'), magazine.live.held()]).toEqual([3, []]);
    expect(await look()).toBe(false);
  });

  it('is waited for at once again after the clock was put back by a day', async () => {
    publishPictures(['bridge'], status(500));
    for (let tries = 0; tries < 3; tries += 1) await pull();
    cms.answers.clear();
    nowMs -= 24 * 60 * minute;
    expect(await look()).toBe(true);
  });

  it.each([
    ['missing', status(404)],
    ['a proxy’s error page', status(200, '<h1>502 Bad Gateway</h1>')],
  ])('because it is %s is held at once and asked for again too', async (_how, answer) => {
    publishPictures(['bridge'], answer);
    expect(await pull()).toBeNull();
    expect(magazine.live.held()).toHaveLength(1);
    cms.answers.clear();
    nowMs += minute;
    expect(await look()).toBe(true);
    expect(files('bridge')).toBe(3);
  });

  it('is no more waited for when the editor replaces it', async () => {
    publishPictures(['bridge'], status(404));
    await pull();
    cms.answers.clear();
    publishPictures(['bridge']);
    const { files: _made, ...newer } = aPicture({
      id: 'bridge',
      url: '/uploads/bridge.jpg',
      version: '2',
    });
    cms.publish(newer);
    await pull();
    const before = asked('bridge');
    nowMs += 60 * minute;
    expect(await look()).toBe(false);
    expect([files('bridge'), asked('bridge')]).toEqual([3, before]);
  });

  it('is no more waited for when it is deleted', async () => {
    publishPictures(['bridge'], status(404));
    await pull();
    cms.withdraw({ type: 'media', id: 'bridge' });
    await pull();
    nowMs += 60 * minute;
    cms.answers.clear();
    expect([await look(), files('bridge')]).toEqual([false, 0]);
  });
});

describe('uploads that get no answer at all', () => {
  it('cost our patience once: the others are put off and asked for beside everything else', async () => {
    publishPictures(['bridge'], silence);
    publishPictures(['river', 'quay']);
    cms.publish(aSection());
    for (let tries = 0; tries < 2; tries += 1) expect(await pull()).toContain('does not answer');
    expect(await pull()).toBeNull();
    expect(magazine.mirror.get('section', 'section-finance')).not.toBeNull();
    expect([asked('bridge'), asked('river'), asked('quay')]).toEqual([3, 0, 0]);
    expect(await look()).toBe(true);
    expect([files('bridge'), files('river'), files('quay')]).toEqual([0, 3, 3]);
  });
});
