import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { shareCardFolder } from '@standfirst/site/model';
import sharp from 'sharp';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  anArticle,
  aPicture,
  aSection,
  published,
  someSettings,
  theBasics,
  withdrawn,
} from '../../../site/test/factories.ts';
import { noteLostFiles } from '../lost-files.ts';
import { publish } from '../publish.ts';
import { aMagazine, type TestMagazine } from '../test/magazine.ts';
import { ShareImages } from './images.ts';

let magazine: TestMagazine;

beforeEach(async () => {
  magazine = aMagazine();
  await release(...theBasics(), anArticle());
});

async function release(...documents: Parameters<typeof published>[0][]): Promise<void> {
  magazine.take(documents.map(published));
  await publish(magazine.context);
}

function images(): ShareImages {
  return new ShareImages({
    ...magazine.context,
    blobsRoot: magazine.blobsRoot,
    onRelease: () => magazine.said.push('images are live'),
    pace: { quietMs: 0, latestMs: 0, everyMs: 0 },
  });
}

/** The image that a page names, or `null`: a path on the site. */
function namedBy(address: string): string | null {
  const page = magazine.bodyAt(address) ?? '';
  const url = /"image":\{"url":"https:\/\/precept\.example([^"]+)"/.exec(page)?.[1];
  return url?.startsWith(shareCardFolder) === true ? url : null;
}

/** The drawn images that are live. */
function drawn(): string[] {
  return magazine.db
    .prepare(
      "SELECT address FROM entries, live WHERE address GLOB '/media/share/*' AND since <= release AND (until IS NULL OR until > release)",
    )
    .all()
    .map((row) => String(row['address']));
}

describe('an article without a picture', () => {
  it('names its image before that is drawn, and is not made again when it is', async () => {
    const { renderer } = magazine.context;
    const image = namedBy('/articles/rope/');
    expect(image).toMatch(/^\/media\/share\/[0-9a-f]{24}\.png$/);
    expect(drawn()).toEqual([]);
    const made = renderer.asked.length;
    expect(await images().draw()).toBe(2);
    expect(drawn()).toEqual([image]);
    await publish(magazine.context);
    expect(renderer.asked).toHaveLength(made);
    expect(drawn()).toEqual([image]);
  });

  it('has an image of the size that is named, with something on it', async () => {
    await images().draw();
    const file = magazine.live.file(namedBy('/articles/rope/') ?? '');
    expect(file?.mime).toBe('image/png');
    const image = sharp(join(magazine.blobsRoot, file?.blob ?? ''));
    expect(await image.metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' });
    expect(magazine.bodyAt('/articles/rope/')).toContain('"width":1200,"height":630');
  });

  it('has another image when its headline, its section’s colour or the masthead changes', async () => {
    const share = images();
    await share.draw();
    const seen = new Set(drawn());
    for (const change of [
      anArticle({ title: 'Rope again' }),
      aSection({ colour: 'plum' }),
      someSettings({ title: 'The Other Precept' }),
    ]) {
      await release(change);
      await share.draw();
      expect(drawn()).toEqual([namedBy('/articles/rope/')]);
      seen.add(drawn()[0] ?? '');
    }
    expect(seen.size).toBe(4);
  });

  it('takes its image along when it is withdrawn or given a picture', async () => {
    const share = images();
    await release(anArticle({ slug: 'tram', title: 'Tram' }));
    await share.draw();
    expect(drawn()).toHaveLength(2);
    magazine.take([withdrawn(anArticle({ slug: 'tram', title: 'Tram' }))]);
    await publish(magazine.context);
    await share.draw();
    expect(drawn()).toEqual([namedBy('/articles/rope/')]);
    const picture = aPicture();
    const leadImage = {
      media: picture.id,
      alt: 'A rope',
      caption: null,
      credit: null,
      decorative: false,
    };
    await release(picture, anArticle({ leadImage }));
    await share.draw();
    expect(namedBy('/articles/rope/')).toBeNull();
    expect(drawn()).toEqual([]);
  });

  it('shares an image with another of the same headline, for as long as one needs it', async () => {
    const share = images();
    await release(anArticle({ slug: 'tram' }));
    await share.draw();
    expect(drawn()).toEqual([namedBy('/articles/rope/')]);
    expect(namedBy('/articles/tram/')).toBe(namedBy('/articles/rope/'));
    magazine.take([withdrawn(anArticle())]);
    await publish(magazine.context);
    await share.draw();
    expect(drawn()).toEqual([namedBy('/articles/tram/')]);
  });
});

describe('the publisher', () => {
  it('makes no release where no image comes or goes', async () => {
    await images().draw();
    await release(anArticle({ body: 'Another text.' }));
    const before = magazine.live.release();
    // One that knows, and one that begins.
    const share = images();
    expect(await share.draw()).toBeNull();
    expect(await share.draw()).toBeNull();
    expect(magazine.live.release()).toEqual(before);
  });

  it('draws by itself soon after it was asked, and says so', async () => {
    const share = images();
    share.ask();
    await vi.waitFor(() => expect(magazine.said).toContain('images are live'), 20_000);
    expect(magazine.said.join()).toContain('share images drawn: 1');
    await share.stop();
  });

  it('draws an image anew whose file is lost', async () => {
    await images().draw();
    const [address = ''] = drawn();
    const blob = magazine.live.file(address)?.blob ?? 'none';
    rmSync(join(magazine.blobsRoot, blob));
    const { context, blobsRoot } = magazine;
    const cms = { url: 'http://127.0.0.1:1', token: 'token', fetch };
    expect(await noteLostFiles({ ...context, cms, blobsRoot })).toEqual([address]);
    await images().draw();
    expect((await magazine.blobs.read(blob)).length).toBeGreaterThan(1_000);
  });
});
