import { readdirSync, readFileSync } from 'node:fs';
import { shareCardSize } from '@standfirst/site/model';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { anArticle, theBasics } from '../../site/test/factories.ts';
import { FakeCms } from '../publisher/test/fake-cms.ts';
import { aFolder } from '../publisher/test/magazine.ts';
import { aPlace, Part, siteUrlOf } from './publisher-process.ts';
import { until } from './until.ts';

/** How long an index may take to appear, in milliseconds; a quiet moment is waited for first. */
const indexedWithinMs = 90_000;

/** A publisher and a site with one article to publish. */
async function started() {
  const cms = await FakeCms.start();
  onTestFinished(() => cms.stop());
  const place = await aPlace({ dataDir: aFolder(), cms });
  cms.publish(...theBasics(), anArticle());
  const publisher = new Part('scripts/publisher/main.ts', place);
  const site = new Part('scripts/serve/main.ts', place);
  onTestFinished(async () => {
    await Promise.all([publisher.kill(), site.kill()]);
  });
  return { place, publisher };
}

it('the publisher makes an index by itself', async () => {
  const { place } = await started();
  const entry = `${siteUrlOf(place)}/search/index/pagefind-entry.json`;
  const index = await until(
    'an index',
    async () => {
      const answer = await fetch(entry);
      return answer.status === 200 && (await answer.text());
    },
    indexedWithinMs,
  );
  expect(index).toContain('"page_count":1');
});

it('the publisher draws the image that an article without a picture names', async () => {
  const { place } = await started();
  const siteUrl = siteUrlOf(place);
  const named = await until('the article', async () => {
    const page = await (await fetch(`${siteUrl}/articles/rope/`)).text();
    return /<meta property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? false;
  });
  const image = await until('its image', async () => {
    const answer = await fetch(siteUrl + new URL(named).pathname);
    return answer.status === 200 && answer;
  });
  expect(image.headers.get('content-type')).toBe('image/png');
  expect(image.headers.get('cache-control')).toContain('immutable');
  expect(await sharp(await image.arrayBuffer()).metadata()).toMatchObject(shareCardSize);
});

it('a publisher that is killed takes with it what makes an index', async () => {
  const { place, publisher } = await started();
  await until('the making of an index', () => isMaking(place.dataDir), indexedWithinMs);
  await publisher.kill();
  await until('its end', () => !isMaking(place.dataDir));
});

/** Whether a process makes an index for this folder. */
function isMaking(dataDir: string): boolean {
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes('search/program.ts') && command.includes(dataDir);
    } catch {
      // Gone while it was looked at.
      return false;
    }
  });
}
