import type { Workshop } from './workshop.ts';
import { corpus } from './corpus.ts';
import { FeedServer } from './feed-server.ts';
import type { Styles } from './peers/inputs.ts';
import { Publisher, Site } from './standfirst.ts';

/** Articles of the magazine that is made only to look at its pages. */
const articles = 100;
/** How long it may take, in milliseconds. */
const withinMs = 120_000;

/**
 * The style sheets in our own pages. Peers put them into theirs, so that every tool writes pages of
 * about the same weight. Made by a first small run, which also warms the disk's cache up.
 */
export async function ownStyles(workshop: Workshop): Promise<Styles> {
  const dataDir = workshop.at('styles');
  const feed = workshop.keep(await FeedServer.start(corpus(articles)));
  const publisher = workshop.keep(
    await Publisher.start({ feed, dataDir, siteUrl: 'https://bench.example' }),
  );
  await publisher.untilLive(withinMs);
  const site = workshop.keep(await Site.start({ feed, dataDir }));
  const styles = {
    article: stylesIn((await site.read('/articles/article-1/')).text),
    list: stylesIn((await site.read('/sections/section-1/')).text),
  };
  await Promise.all([site.stop(), publisher.stop(), feed.stop()]);
  if (styles.article === '' || styles.list === '')
    throw new Error('Our own pages hold no styles: the peers would have an easier task than we.');
  return styles;
}

/** The style sheets inside a page. */
export function stylesIn(html: string): string {
  return [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('');
}
