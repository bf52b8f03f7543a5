import { describe, expect, it } from 'vitest';
import { bringUpToDate } from './bring.ts';
import { BucketTarget } from './bucket.ts';
import { TargetError, type Target } from './target.ts';
import { FaultyTarget, PulledPlug } from './test/faulty.ts';
import { brokenLinks, pagesWithoutAssets } from './test/reader.ts';
import { aBucket, type LocalBucket } from './test/s3.ts';
import { aReleaseMaker, aSite, filesOf, type Plot, type ReleaseMaker } from './test/sites.ts';

const rope: Plot = { slug: 'rope', section: 'finance', picture: 'p1', names: ['cord'] };
const cord: Plot = { slug: 'cord', section: 'finance', picture: 'p2', names: ['rope'] };
const wire: Plot = { slug: 'wire', section: 'law', picture: 'p3', names: ['rope'] };

/** A bucket that follows the releases made by `maker`. */
function aTarget(maker: ReleaseMaker, bucket: LocalBucket, { tries = 1 } = {}) {
  const { db, blobs, context } = maker.magazine;
  const target = new BucketTarget(bucket.settings, blobs, { tries });
  const bring = (through: Target = target) =>
    bringUpToDate({ db, target: through, log: context.log });
  return { target, bring };
}

function sorted(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].sort());
}

/** The changes that readers can see, without the mark of each run. */
function visible({ changes }: LocalBucket): string[] {
  return changes.filter((change) => !change.endsWith('.standfirst'));
}

describe('a bucket', () => {
  it('gets every file of the release, with its type and how long it may be kept', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    await maker.release(aSite([rope]));
    expect(await aTarget(maker, bucket).bring()).toMatchObject({ written: 8, removed: 0 });
    expect(sorted(await bucket.objects())).toEqual(sorted(filesOf(aSite([rope]))));
    const headersOf = async (path: string) => {
      const { headers } = await bucket.visit(path);
      return [headers.get('content-type'), headers.get('cache-control')];
    };
    expect(await headersOf('/precept/articles/rope/index.html')).toEqual([
      'text/html; charset=utf-8',
      'public, max-age=0, must-revalidate',
    ]);
    expect(await headersOf('/precept/media/p1.webp')).toEqual([
      'image/webp',
      'public, max-age=31536000, immutable',
    ]);
  });

  it('keeps to its prefix', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket('magazine/')];
    await maker.release({ '/': 'front' });
    await aTarget(maker, bucket).bring();
    expect([...(await bucket.objects()).keys()]).toEqual(['magazine/index.html']);
  });

  it('is sent only what the next release has otherwise', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    const { bring } = aTarget(maker, bucket);
    await maker.release(aSite([rope, wire]));
    await bring();
    bucket.changes.length = 0;
    await maker.release(aSite([rope, { ...wire, names: [] }]));
    await bring();
    expect(visible(bucket)).toEqual(['PUT articles/wire/index.html']);
  });

  it('gets assets, then pages, lists, the front page and feeds, and loses what went last', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    const { bring } = aTarget(maker, bucket);
    await maker.release(aSite([rope]));
    await bring();
    bucket.changes.length = 0;
    await maker.release(aSite([{ ...rope, picture: 'p9' }, wire]));
    await bring();
    const changes = visible(bucket);
    expect(changes.slice(0, 2).sort()).toEqual(['PUT media/p3.webp', 'PUT media/p9.webp']);
    expect(changes.slice(2, 6)).toEqual([
      'PUT articles/wire/index.html',
      'PUT sections/law/index.html',
      'PUT articles/rope/index.html',
      'PUT index.html',
    ]);
    expect(changes.slice(6, 8).sort()).toEqual(['PUT rss.xml', 'PUT sitemap.xml']);
    expect(changes.slice(8)).toEqual(['DELETE media/p1.webp']);
  });

  it('is looked through when the record of it is lost: what is right stays, what is wrong goes', async () => {
    const bucket = await aBucket();
    const before = aReleaseMaker();
    await before.release(aSite([rope, wire]));
    await aTarget(before, bucket).bring();
    bucket.changes.length = 0;
    const maker = aReleaseMaker();
    await maker.release(aSite([rope]));
    await aTarget(maker, bucket).bring();
    expect(visible(bucket).sort()).toEqual([
      'DELETE articles/wire/index.html',
      'DELETE media/p3.webp',
      'DELETE sections/law/index.html',
      'PUT index.html',
      'PUT rss.xml',
      'PUT sitemap.xml',
    ]);
    expect(sorted(await bucket.objects())).toEqual(sorted(filesOf(aSite([rope]))));
  });

  it('keeps what others have put there', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    const foreign = new BucketTarget({ ...bucket.settings, prefix: '' }, maker.magazine.blobs);
    await foreign.setMark('theirs');
    await maker.release({ '/': 'front' });
    const { target, bring } = aTarget(maker, bucket);
    const put = await fetch(`${bucket.settings.endpoint}/precept/google.html`, {
      method: 'PUT',
      body: 'verified',
    });
    expect(put.status).toBe(200);
    await bring();
    expect((await bucket.objects()).get('google.html')).toBe('verified');
    expect(await target.mark()).not.toBe('theirs');
  });

  it('redirects what has moved, and drops that when the page is back', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    const { bring } = aTarget(maker, bucket);
    await maker.release({ '/': 'front', '/new/': 'new' }, [
      { address: '/old/', status: 301, location: '/new/' },
      { address: '/gone/', status: 410, location: null },
    ]);
    await bring();
    const answerAt = async (path: string) => {
      const { status, headers } = await bucket.visit(path);
      return [status, headers.get('location')];
    };
    expect(await answerAt('/precept/old/')).toEqual([301, '/new/']);
    expect(await answerAt('/precept/gone/')).toEqual([404, null]);
    expect([...(await bucket.objects()).keys()].sort()).toEqual([
      'index.html',
      'new/index.html',
      'old/index.html',
    ]);
    await maker.release({ '/': 'front', '/old/': 'back' });
    await bring();
    expect(await answerAt('/precept/old/')).toEqual([200, null]);
    expect((await bucket.objects()).get('old/index.html')).toBe('back');
  });

  it('is not held back by a redirect from an address that no key can hold', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    const { bring } = aTarget(maker, bucket);
    const rules = [{ address: '/a/../b/', status: 301, location: '/' } as const];
    await maker.release({ '/': 'front' }, rules);
    await bring();
    await maker.release({ '/': 'other' });
    await bring();
    expect(await bucket.objects()).toEqual(new Map([['index.html', 'other']]));
  });

  it('goes back when the operator does', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    const { bring } = aTarget(maker, bucket);
    const first = await maker.release(aSite([rope]));
    await bring();
    await maker.release(aSite([wire]));
    await bring();
    maker.goTo(first);
    await bring();
    expect(sorted(await bucket.objects())).toEqual(sorted(filesOf(aSite([rope]))));
  });

  it('is sent several files at once, and no more than a number', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    const files = Array.from({ length: 60 }, (_, at) => [`/media/${at}.webp`, `picture ${at}`]);
    await maker.release(Object.fromEntries(files) as Record<string, string>);
    await aTarget(maker, bucket).bring();
    expect(bucket.atOnceMax()).toBeGreaterThan(1);
    expect(bucket.atOnceMax()).toBeLessThanOrEqual(24);
  });
});

describe('a bucket in trouble', () => {
  it.each([
    [500, 'InternalError'],
    [503, 'SlowDown'],
    [429, 'TooManyRequests'],
  ])('is asked again after %s', async (status, code) => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    await maker.release({ '/': 'front' });
    const refuse: LocalBucket['answers'][number] = (request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(
        `<?xml version="1.0"?><Error><Code>${code}</Code><Message>Later</Message></Error>`,
      );
    };
    bucket.answers.push(refuse, refuse);
    await aTarget(maker, bucket, { tries: 4 }).bring();
    expect([...(await bucket.objects()).keys()]).toEqual(['index.html']);
  });

  it('is asked again when the line breaks', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    await maker.release({ '/': 'front' });
    bucket.answers.push((request) => request.destroy());
    await aTarget(maker, bucket, { tries: 3 }).bring();
    expect([...(await bucket.objects()).keys()]).toEqual(['index.html']);
  });

  it('that lets nobody in says which variables to look at', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    bucket.settings.keyId = 'nobody';
    await maker.release({ '/': 'front' });
    const failure = await aTarget(maker, bucket)
      .bring()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TargetError);
    expect(String(failure)).toMatch(/precept answered 403.*AWS_SECRET_ACCESS_KEY/);
  });

  it('that is not there is named', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    bucket.settings.bucket = 'nowhere';
    await maker.release({ '/': 'front' });
    await expect(aTarget(maker, bucket).bring()).rejects.toThrow(/nowhere answered 404.*bucket/);
  });

  it('is not sent again what had arrived before it failed', async () => {
    const [maker, bucket] = [aReleaseMaker(), await aBucket()];
    const { target, bring } = aTarget(maker, bucket);
    await maker.release(aSite([rope, cord]));
    const faulty = new FaultyTarget(target, { step: 5, moment: 'before' });
    await expect(bring(faulty)).rejects.toThrow(PulledPlug);
    const arrived = visible(bucket);
    bucket.changes.length = 0;
    await bring();
    expect(visible(bucket).filter((change) => arrived.includes(change))).toEqual([]);
    expect(arrived).toHaveLength(4);
    expect(sorted(await bucket.objects())).toEqual(sorted(filesOf(aSite([rope, cord]))));
  });

  it('never shows a page before its assets nor names what is not there, whichever request fails', async () => {
    const maker = aReleaseMaker();
    const [from, to] = [aSite([rope, cord]), aSite([{ ...rope, picture: 'p9' }, wire])];
    let steps = 0;
    for (let isCut = true; isCut; steps += 1) {
      const bucket = await aBucket(`at-${steps}/`);
      const { prefix } = bucket.settings;
      const files = async () =>
        new Map(
          [...(await bucket.objects())].map(([key, text]) => [key.slice(prefix.length), text]),
        );
      const { target, bring } = aTarget(maker, bucket);
      await maker.release(from);
      await bring();
      await maker.release(to);
      const faulty = new FaultyTarget(target, { step: steps, moment: 'after' });
      isCut = await bring(faulty).then(
        () => false,
        () => true,
      );
      expect(pagesWithoutAssets(await files())).toEqual([]);
      const removing = faulty.done.some((what) => what.startsWith('remove'));
      const starts = [...filesOf(from).keys()].filter((name) => !removing || filesOf(to).has(name));
      expect(brokenLinks(await files(), starts)).toEqual([]);
      await bring();
      expect(sorted(await files())).toEqual(sorted(filesOf(to)));
    }
    expect(steps).toBeGreaterThan(10);
  });
});
