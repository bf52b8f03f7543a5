import { hash } from 'node:crypto';
import type { RenderedPage, Renderer } from '../renderer.ts';

/** Rendered pages kept: some hundred megabytes. */
const keptMax = 8_000;

/**
 * The same renderer, asked for each page object once. Rendering is a pure function of the page object
 * (which `equality.test.ts` tests by itself), so both sides of the comparison may share the answers:
 * what is compared is which objects each side made and which addresses it looked at.
 */
export function sharedRenderer(renderer: Renderer): Renderer {
  const kept = new Map<string, Promise<RenderedPage>>();
  const assets = renderer.assets();
  return {
    code: renderer.code,
    concurrency: renderer.concurrency,
    assets: () => assets,
    render: (page) => {
      const key = hash('sha256', JSON.stringify(page), 'base64url');
      const known = kept.get(key);
      if (known !== undefined) return known;
      const [oldest] = kept.keys();
      if (kept.size >= keptMax && oldest !== undefined) kept.delete(oldest);
      const rendered = renderer.render(page);
      kept.set(key, rendered);
      return rendered;
    },
  };
}
