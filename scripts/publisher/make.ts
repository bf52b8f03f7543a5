/** One address: its page decided on, rendered, checked and kept. What workers do all day. */
import { reasonOf } from '../lib/log.ts';
import type { Page } from '@standfirst/site/model';
import type { Blobs } from './blobs.ts';
import { faultOf } from './check.ts';
import { isSystemError } from './database.ts';
import { internalLinks } from './links.ts';
import { decideBeside, keysOf, type PlanContext, type Step } from './plan.ts';
import { PoolError } from './pool.ts';
import type { NewEntry } from './release.ts';
import type { RenderedPage } from './renderer.ts';
import { styleSources } from './styles.ts';

/** What making a page needs. */
export interface MakeContext extends PlanContext {
  blobs: Blobs;
  render: (page: Page) => Promise<RenderedPage>;
}

/** A page's file, and where it leads: see links.ts. */
type MadeEntry = NewEntry & { links: string[] };

/** What became of one address. */
export type Made =
  | ({ kind: 'rendered' } & Pick<Extract<Step, { kind: 'render' }>, 'key' | 'reads'> & MadeEntry)
  | Exclude<Step, { kind: 'render' }>;

/** Makes pages, one address after the other. What fails is named; the last good version stays. */
export function pageMaker(context: MakeContext): (address: string) => Promise<Made> {
  const keyOf = keysOf(context.db);
  return async (address) => {
    const step = decideBeside(context, { address, known: keyOf(address) });
    if (step.kind !== 'render') return step;
    const { page, key, reads } = step;
    const entry = await renderOne(context, page);
    return 'reason' in entry
      ? { kind: 'fail', address, reason: entry.reason }
      : { kind: 'rendered', key, reads, ...entry };
  };
}

async function renderOne(
  { render, blobs, siteUrl }: MakeContext,
  page: Page,
): Promise<MadeEntry | { reason: string }> {
  try {
    const result = await render(page);
    const fault = faultOf(page.address, result);
    if (fault !== null) return { reason: `${fault}.` };
    const mime = withCharset(result.headers['content-type'] ?? '');
    const isPage = mime.startsWith('text/html');
    return {
      address: page.address,
      blob: blobs.putNow(result.body),
      mime,
      styles: isPage ? styleSources(result.body) : '',
      links: isPage ? internalLinks(result.body, siteUrl) : [],
    };
  } catch (error) {
    // A full disk or a dead thread is no fault of this page: nothing can be published until it is mended.
    if (isSystemError(error) || error instanceof PoolError) throw error;
    return { reason: reasonOf(error) };
  }
}

/** Text is UTF-8, and says so before the first byte of it. */
function withCharset(mime: string): string {
  const isText = /^(?:text\/|application\/(?:rss\+xml|xml|json|feed\+json))/.test(mime);
  return isText && !mime.includes('charset') ? `${mime}; charset=utf-8` : mime;
}
