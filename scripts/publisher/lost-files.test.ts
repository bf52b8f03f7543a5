import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFigure, anArticle, aPicture, theBasics } from '../../site/test/factories.ts';
import { LateWatch } from './late-watch.ts';
import { noteLostFiles } from './lost-files.ts';
import { publish } from './publish.ts';
import { pullChanges } from './pull.ts';
import { FakeCms } from './test/fake-cms.ts';
import { aMagazine, type TestMagazine } from './test/magazine.ts';

const address = '/articles/rope/';

let cms: FakeCms;
let magazine: TestMagazine;
beforeEach(async () => {
  cms = await FakeCms.start();
  const bytes = Buffer.from('@font-face');
  magazine = aMagazine({
    assets: () => Promise.resolve([{ address: '/assets/a.css', mime: 'text/css', bytes }]),
  });
  const { files: _made, ...media } = aPicture({ url: '/uploads/bridge.jpg' });
  const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: '#468' } });
  cms.uploads.set(media.url, await picture.jpeg().toBuffer());
  cms.publish(...theBasics(), anArticle({ leadImage: aFigure() }), media);
  await pullChanges(context());
  await publish(magazine.context);
  magazine.context.renderer.asked.length = 0;
});
afterEach(() => cms.stop());

function context() {
  const { db, mirror, blobs, said } = magazine;
  const log = (_level: string, message: string) => void said.push(message);
  return { db, mirror, blobs, cms: cms.access, log };
}

/** Where the bytes of an address lie. */
function pathOf(live: string): string {
  return join(magazine.blobsRoot, magazine.live.file(live)?.blob ?? 'nothing');
}

/** Looks as a starting publisher does, on a machine that was started a while after the last file was written. */
function lookAfter(bootedMs: number): Promise<string[]> {
  return noteLostFiles({ ...context(), blobsRoot: magazine.blobsRoot, bootedMs });
}

const running = 0;
const afterPowerCut = Date.now() + 3_600_000;

describe('a file of the live release that is lost', () => {
  it.each([
    ['gone', () => rmSync(pathOf(address))],
    ['empty', () => writeFileSync(pathOf(address), '')],
  ])('because it is %s is made again, and no other page is', async (_how, lose) => {
    const before = magazine.bodyAt(address);
    lose();
    expect(await lookAfter(running)).toEqual([address]);
    expect(magazine.live.held()).toEqual([
      { what: address, reason: 'Its file is lost; it is rendered again.' },
    ]);
    await publish(magazine.context);
    expect(magazine.context.renderer.asked).toEqual([address]);
    expect([magazine.bodyAt(address), magazine.live.held()]).toEqual([before, []]);
  });

  it('because a power cut left zeros in it is made again', async () => {
    const before = magazine.bodyAt(address);
    writeFileSync(pathOf(address), Buffer.alloc(statSync(pathOf(address)).size));
    expect(await lookAfter(afterPowerCut)).toEqual([address]);
    await publish(magazine.context);
    expect(magazine.bodyAt(address)).toBe(before);
  });

  it('is looked for by its bytes only among what was written just before', async () => {
    const path = pathOf(address);
    writeFileSync(path, Buffer.alloc(statSync(path).size));
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(path, longAgo, longAgo);
    expect(await lookAfter(afterPowerCut)).toEqual([]);
  });

  it('and is one of the site’s own is brought again', async () => {
    rmSync(pathOf('/assets/a.css'));
    expect(await lookAfter(running)).toEqual(['/assets/a.css']);
    await publish(magazine.context);
    expect(magazine.bodyAt('/assets/a.css')).toBe('@font-face');
  });

  it('and was made from a picture is made again from the upload', async () => {
    const [file] = magazine.mirror.get('media', 'media-bridge')?.files ?? [];
    const path = pathOf(file?.path ?? '');
    rmSync(path);
    expect(await lookAfter(running)).toEqual([file?.path]);
    const watch = new LateWatch({ ...context(), onReady: () => undefined });
    await watch.look();
    watch.takeOver();
    expect(statSync(path).size).toBe(file?.bytes);
  });

  it('is none where everything is there', async () => {
    expect([await lookAfter(running), await lookAfter(afterPowerCut)]).toEqual([[], []]);
    expect(await publish(magazine.context)).toBeNull();
  });
});
