import { createApp } from 'astro/app/entrypoint';
import type { Page } from '../model/page.ts';
import { RenderError } from './render-error.ts';

/** A page as it is served. `headers` holds only what the template set, such as the content type. */
export interface RenderedPage {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const app = createApp({ streaming: false });

// Astro answers a fault in a template with an empty 500. The publisher must know which page
// failed and why, so the fault is thrown on instead.
app.renderError = (request, { status, error }) => {
  const address = new URL(request.url).pathname;
  throw new RenderError(address, error ?? `no template answers this address (${status})`);
};

/**
 * Renders one page. Equal objects give equal bytes.
 * @throws RenderError naming the address, with the template's own error as its cause.
 */
export async function render(page: Page): Promise<RenderedPage> {
  const request = new Request(new URL(page.address, 'http://site.invalid'));
  const response = await app.render(request, { locals: { page } });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
