import { createServer, type Server } from 'node:http';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../../lib/chromium.ts';
import { listen } from '../../publisher/test/listen.ts';
import { checks } from './checks.ts';
import { findingsOf } from './look.ts';

/** A page on which everything is wrong that the checks look for. */
const faulty = `<!doctype html><html lang="x-"><title>Faulty</title>
<style>
  body { color: #999; background: #eee; width: 900px }
  a { outline: none !important; forced-color-adjust: none; color: #aaa; transition: color 1s }
  .cut { width: 4em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
  .tiny { display: block; width: 5px; height: 5px; overflow: hidden }
</style>
<h3>First</h3>
<a href="/one" tabindex="2">Read more</a> <a href="/two" tabindex="1">Read more</a>
<main><a class="tiny" href="/x">x</a><a class="tiny" href="/y">y</a>
<p class="cut">Words that are longer than the room they have</p>
<time>yesterday</time></main>
<script>localStorage.setItem('seen', '1')</script>`;

describe('a page on which everything is wrong', () => {
  let server: Server;
  let siteUrl: string;
  let browser: Browser;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(faulty);
    });
    siteUrl = await listen(server);
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('There is no browser.');
    browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  });

  it.each(checks)('is not said to be one that $name', async (check) => {
    const { looks, faults } = await findingsOf({ browser, siteUrl, addresses: ['/'] }, check);
    expect(faults).not.toEqual([]);
    expect(looks).toBe(check.views.length);
  });
});
