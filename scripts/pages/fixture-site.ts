/** The templates' own fixtures, served as our server serves pages: for tests that look with a browser. */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { viewsPath } from '@standfirst/shared-types';
import { chromium, type Browser } from 'playwright-core';
import { htmlFixtures } from '../../site/src/fixtures/index.ts';
import { listen } from '../publisher/test/listen.ts';
import { loadRenderer, mimeOf } from '../publisher/renderer.ts';
import { styleSources } from '../publisher/styles.ts';
import { chromiumArgs, findChromium } from '../lib/chromium.ts';
import { siteAssets } from '../lib/paths.ts';
import { headersFor } from '../serve/headers.ts';

/** A request that reached the server: its path, and why the browser asked where it said so. */
export interface Request {
  path: string;
  /** The header `Sec-Purpose`: "prefetch" for a page that nobody has opened yet. */
  purpose: string | null;
}

/** The fixtures on a port of their own, and a browser to look at them with. */
export interface FixtureSite {
  browser: Browser;
  /** The address of a fixture, by its name; links lead to the other fixtures’ own addresses. */
  at: (name: string) => string;
  /** Every request so far, in order. */
  requests: Request[];
  stop: () => Promise<void>;
}

/** Serves the compiled site's fixtures, with a drawing in the place of each picture. */
export async function fixtureSite(): Promise<FixtureSite> {
  const renderer = await loadRenderer();
  const named = Object.entries(htmlFixtures);
  const pages = new Map([
    ...named.map(([, page]) => [page.address, page] as const),
    ...named.map(([name, page]) => [addressOf(name), page] as const),
  ]);
  const requests: Request[] = [];
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    if (path.startsWith(viewsPath)) return void response.writeHead(204).end();
    const page = pages.get(path);
    if (page === undefined) return sendFile(path, response);
    const { status, body } = await renderer.render(page);
    const file = { blob: '', mime: 'text/html; charset=utf-8', styles: styleSources(body) };
    response.writeHead(status, headersFor(path, file)).end(body);
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site.invalid').pathname;
    const purpose = request.headers['sec-purpose'];
    requests.push({ path, purpose: typeof purpose === 'string' ? purpose : null });
    answer(path, response).catch(() => response.writeHead(404).end());
  });
  const url = await listen(server);
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [...chromiumArgs],
  });
  return {
    browser,
    requests,
    at: (name) => new URL(addressOf(name), url).href,
    stop: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await renderer.stop();
    },
  };
}

/** Several fixtures have one address on the site, as a full and an empty front page have. */
function addressOf(name: string): string {
  return `/fixture/${name}/`;
}

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 5"><rect width="8" height="5" fill="#789"/></svg>';

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const isPicture = path.startsWith('/media/');
  const bytes = isPicture ? Buffer.from(drawing) : await readFile(join(siteAssets, path));
  const mime = isPicture ? 'image/svg+xml' : mimeOf(extname(path));
  response.writeHead(200, headersFor(path, { blob: '', mime, styles: '' })).end(bytes);
}
