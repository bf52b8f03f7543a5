/** The real thing: Publish pressed in Strapi's panel, by the calls that the panel makes, to the served page. */
import { z } from 'zod';
import type { PanelApi } from '../../e2e/panel-api.ts';
import type { Standfirst } from '../../e2e/standfirst.ts';
import { until } from '../../e2e/until.ts';
import { duration, progress, say, spread, spreadHead, table } from '../report.ts';

/** Publishes, and edits, of one measurement: a 95th percentile of fewer says nothing. */
const timesMin = 20;
/** How long a page may take to appear, in milliseconds. */
const servedWithinMs = 60_000;
/** How long the site may take to show what was written before, in milliseconds. */
const caughtUpWithinMs = 10 * 60_000;
/** What the site says of itself once it shows everything. */
const upToDate = z.object({ cms: z.literal('up'), behindBy: z.literal(0) });

/** Measures and prints. */
export async function measureEndToEnd(
  standfirst: Standfirst,
  { panel, runs, stock }: { panel: PanelApi; runs: number; stock: number },
): Promise<void> {
  const times = Math.max(timesMin, runs);
  const section = await panel.create('section', {
    name: 'Measured',
    slug: 'measured',
    position: 99,
    colour: 'teal',
  });
  const author = await panel.create('author', {
    name: 'Mara Tain',
    slug: 'mara-tain',
    role: 'Reporter',
  });
  const answered: number[] = [];
  const published: number[] = [];
  const edited: number[] = [];
  const body = Array.from(
    { length: 8 },
    (_value, n) => `${'The council met and decided what it had decided before. '.repeat(10)}${n}.`,
  ).join('\n\n');
  // What was written before is on the site first, or the wait for it would be measured.
  await until('the site has caught up', () => hasCaughtUp(standfirst), caughtUpWithinMs);
  // The first goes unmeasured: code that has never run is compiled on the way.
  for (let time = 0; time <= times; time += 1) {
    const slug = `measured-${time}`;
    const data = {
      title: `Measured ${time}`,
      slug,
      kind: 'news',
      body,
      section: { connect: [{ documentId: section }] },
      bylines: [{ author: { connect: [{ documentId: author }] } }],
    };
    const id = await panel.create('article', data);
    const first = await publishAndWatch(standfirst, {
      publish: () => panel.publish('article', id),
      slug,
      words: `Measured ${time}`,
    });
    const words = `The sentence of edit ${time}.`;
    await panel.update('article', id, { body: `${body}\n\n${words}` });
    const second = await publishAndWatch(standfirst, {
      publish: () => panel.publish('article', id),
      slug,
      words,
    });
    if (time === 0) continue;
    answered.push(first.answeredMs, second.answeredMs);
    published.push(first.servedMs);
    edited.push(second.servedMs);
    if (time % 5 === 0) progress(`end to end, ${time} of ${times}: ${duration(first.servedMs)}`);
  }
  const more = stock === 0 ? '' : ` and ${stock} articles more`;
  say(`## End to end: real Strapi, real panel calls, the demonstration magazine${more}`);
  say();
  table([
    ['', ...spreadHead],
    ['new article: Publish answered → served', ...spread(published)],
    ['edited article: Publish answered → served', ...spread(edited)],
    ['(the CMS’s own time to answer Publish)', ...spread(answered)],
  ]);
  say();
}

async function hasCaughtUp({ siteUrl }: Standfirst): Promise<boolean> {
  const response = await fetch(`${siteUrl}/healthz`);
  return upToDate.safeParse(await response.json()).success;
}

/** How long the CMS took to answer, and how long after its answer the page was served with `words` in it. */
async function publishAndWatch(
  { siteUrl }: Standfirst,
  { publish, slug, words }: { publish: () => Promise<void>; slug: string; words: string },
): Promise<{ answeredMs: number; servedMs: number }> {
  const pressedMs = performance.now();
  await publish();
  const answeredMs = performance.now();
  for (;;) {
    const response = await fetch(`${siteUrl}/articles/${slug}/`);
    const text = await response.text();
    const nowMs = performance.now();
    if (response.status === 200 && text.includes(words))
      return { answeredMs: answeredMs - pressedMs, servedMs: nowMs - answeredMs };
    if (nowMs - answeredMs > servedWithinMs)
      throw new Error(`/articles/${slug}/ did not show "${words}" within ${servedWithinMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
