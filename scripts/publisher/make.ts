/** One address: its page decided on, rendered, checked and kept. What workers do all day. */
import { reasonOf } from '../lib/log.ts';
import type { Page } from '@standfirst/site/model';
import type { Blobs } from './blobs.ts';
import { faultOf } from './check.ts';
import { isSystemError } from './database.ts';
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

/** What became of one address. */
export type Made =
  | ({ kind: 'rendered' } & Pick<Extract<Step, { kind: 'render' }>, 'key' | 'reads'> & NewEntry)
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
  { render, blobs }: MakeContext,
  page: Page,
): Promise<NewEntry | { reason: string }> {
  try {
    const result = await render(page);
    const fault = faultOf(page.address, result);
    if (fault !== null) return { reason: `${fault}.` };
    const mime = withCharset(result.headers['content-type'] ?? '');
    const styles = mime.startsWith('text/html') ? styleSources(result.body) : '';
    return { address: page.address, blob: blobs.putNow(result.body), mime, styles };
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
