/** Our feeds as two feed readers of Debian's read them: newsboat and Python's feedparser. */
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { feed } from '../../site/src/fixtures/machines.ts';
import { unpackPackages } from '../lib/debian-package.ts';
import { repositoryRoot } from '../lib/paths.ts';
import { listen } from '../publisher/test/listen.ts';
import { loadRenderer } from '../publisher/renderer.ts';

const readers = join(repositoryRoot, '.toolchain/debian/feed-readers');
const unpacked = join(readers, 'unpacked/usr');

let server: Server;
let folder: string;
let url: string;

beforeAll(async () => {
  if (!existsSync(join(unpacked, 'bin/newsboat'))) {
    const packages = ['newsboat', 'libstfl0', 'libjson-c5', 'python3-feedparser'];
    await unpackPackages([...packages, 'python3-sgmllib3k'], { folder: readers, suite: null });
  }
  const renderer = await loadRenderer();
  const { headers, body } = await renderer.render(feed);
  server = createServer((_request, response) => {
    response.writeHead(200, headers).end(body);
  });
  url = `${await listen(server)}${feed.address}`;
  folder = mkdtempSync(join(tmpdir(), 'standfirst-feeds-'));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('is read by feedparser as it was meant', async () => {
  const program = `
import feedparser, json, sys
read = feedparser.parse(sys.argv[1])
first = read.entries[0]
print(json.dumps({
    'bozo': str(read.get('bozo_exception')), 'version': read.version, 'title': read.feed.title,
    'language': read.feed.language, 'updated': read.feed.updated_parsed[:6],
    'id': first.id, 'guidislink': first.guidislink, 'headline': first.title, 'link': first.link,
    'authors': [author.name for author in first.authors], 'tags': [tag.term for tag in first.tags],
    'content': first.content[0].value, 'summary': first.summary,
    'enclosure': first.enclosures[0], 'published': first.published_parsed[:6],
}))`;
  const { stdout } = await promisify(execFile)('python3', ['-c', program, url], {
    env: { ...process.env, PYTHONPATH: join(unpacked, 'lib/python3/dist-packages') },
    timeout: 30_000,
  });
  expect(JSON.parse(stdout)).toMatchObject({
    bozo: 'None',
    version: 'rss20',
    title: 'Precept: Finance & audit',
    language: 'en-GB',
    updated: [2026, 11, 20, 6, 30, 0],
    id: '1e5',
    guidislink: false,
    headline: 'Ravensmoor’s <last> pound & what it bought',
    link: 'https://precept.example/articles/ravensmoor/',
    authors: ['Josh Adeyinka-Poole', 'Gethin & Daughters'],
    tags: ['Finance', 'Section 114'],
    content: '<p>On the second Tuesday ]]> of October &amp; after.</p>',
    summary: 'The reserve was to last until 2028.',
    enclosure: { length: '81234', type: 'image/jpeg' },
    published: [2026, 11, 20, 6, 30, 0],
  });
});

it('is read by newsboat as it was meant', async () => {
  writeFileSync(join(folder, 'urls'), `${url}\n`);
  const cache = join(folder, 'cache.db');
  writeFileSync(join(folder, 'config'), '');
  await promisify(execFile)(
    join(unpacked, 'bin/newsboat'),
    ['-u', join(folder, 'urls'), '-c', cache, '-C', join(folder, 'config'), '-x', 'reload'],
    {
      env: { ...process.env, HOME: folder, LD_LIBRARY_PATH: join(unpacked, 'lib'), TERM: 'xterm' },
      timeout: 30_000,
    },
  );
  const db = new DatabaseSync(cache, { readOnly: true });
  const rows = db
    .prepare('SELECT guid, title, author, url, content FROM rss_item ORDER BY pubDate DESC')
    .all();
  db.close();
  const items = z.array(z.record(z.string(), z.string())).parse(rows);
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    guid: '1e5',
    title: 'Ravensmoor’s <last> pound & what it bought',
    url: 'https://precept.example/articles/ravensmoor/',
  });
  // It keeps one of several creators, the last.
  expect(items[0]?.['author']).toBe('Gethin & Daughters');
  expect(items[0]?.['content']).toContain('On the second Tuesday');
});
