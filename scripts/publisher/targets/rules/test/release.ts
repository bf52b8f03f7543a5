/** A small release with one of everything that a server may be asked for. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { siteServer } from '../../../../serve/server.ts';
import { aMagazine } from '../../../test/magazine.ts';
import { listen } from '../../../test/listen.ts';
import { switchRules } from '../../../rules.ts';
import { fileNameOf } from '../../names.ts';
import type { ReleaseFile, ReleaseRule } from '../rule.ts';

/** A file of the release with its words. */
export interface SampleFile extends ReleaseFile {
  body: string;
}

/** A source of a Content-Security-Policy, another for each letter. */
function styles(letter: string): string {
  return `'sha256-${letter.repeat(43)}='`;
}

function page(address: string, letter: string): SampleFile {
  const body = `<!doctype html><title>${address}</title>`;
  return { address, mime: 'text/html; charset=utf-8', styles: styles(letter), body };
}

function file(address: string, mime: string): SampleFile {
  return { address, mime, styles: '', body: `file ${address}` };
}

/** The files of the sample. */
export const sampleFiles: readonly SampleFile[] = [
  page('/', 'F'),
  page('/404/', 'E'),
  page('/410/', 'E'),
  page('/about/', 'S'),
  page('/contact/', 'S'),
  page('/cookies/', 'S'),
  page('/columns/', 'D'),
  page('/search/', 'Q'),
  page('/search/results/', 'R'),
  page('/articles/rope/', 'A'),
  page('/articles/Knot/', 'A'),
  page('/articles/odd-one/', 'O'),
  page('/articles/reused/', 'A'),
  page('/articles/café/', 'A'),
  page("/articles/it's; {a} $b/", 'A'),
  page('/sections/finance/', 'L'),
  page('/sections/finance/page/2/', 'L'),
  file('/sections/finance/rss.xml', 'application/rss+xml; charset=utf-8'),
  file('/rss.xml', 'application/rss+xml; charset=utf-8'),
  file('/sitemap.xml', 'application/xml; charset=utf-8'),
  file('/sitemap-pages.xml', 'application/xml; charset=utf-8'),
  file('/robots.txt', 'text/plain; charset=utf-8'),
  file('/favicon.svg', 'image/svg+xml'),
  file('/assets/face.woff2', 'font/woff2'),
  file('/assets/search.js', 'text/javascript; charset=utf-8'),
  file('/search/index/pagefind.js', 'text/javascript; charset=utf-8'),
  file('/search/index/pagefind-entry.json', 'application/json; charset=utf-8'),
  file('/search/index/fragment/en_1a2b.pf_fragment', 'application/octet-stream'),
  file('/media/bridge-480.webp', 'image/webp'),
  file('/media/plan.pdf', 'application/pdf'),
  // Of another type than the rest of its extension.
  file('/media/notes.txt', 'text/x-notes'),
];

function moved(address: string, location: string): ReleaseRule {
  return { address, status: 301, location };
}

function gone(address: string): ReleaseRule {
  return { address, status: 410, location: null };
}

/** The rules of the sample. Chains are as the CMS leaves them: collapsed. */
export const sampleRules: readonly ReleaseRule[] = [
  moved('/articles/first/', '/articles/rope/'),
  moved('/articles/second/', '/articles/rope/'),
  moved('/articles/reused/', '/articles/rope/'),
  moved('/articles/circle/', '/articles/circle/'),
  moved('/articles/knot-old/', '/articles/Knot/'),
  moved('/articles/CASE/', '/articles/Knot/'),
  moved('/articles/case/', '/articles/rope/'),
  moved('/articles/naïve/', '/articles/café/'),
  moved('/articles/a"b\'c;d{e}f$g\\h i#j?k*l:m`n~o%p/', '/articles/rope/'),
  moved('/articles/to-odd/', "/articles/it's; {a} $b/"),
  moved('/articles/{env.HOME}{$HOME}/', '/articles/rope/'),
  moved('/old-feed.xml', '/rss.xml'),
  moved('/sections/money/', '/sections/finance/'),
  moved('/sections/money/page/9/', '/about/'),
  moved('/sections/v1.x/', '/sections/finance/'),
  moved('/authors/gone-but-moved/', '/about/'),
  gone('/articles/withdrawn/'),
  gone('/articles/Withdrawn-Ünïcode/'),
  gone('/columns/ended/'),
  moved('/columns/ended/page/2/', '/about/'),
  gone('/sections/money/page/3/'),
];

/** Writes the files as the folder target does. */
export function layOut(root: string, files: readonly SampleFile[] = sampleFiles): void {
  for (const { address, body } of files) {
    const path = join(root, fileNameOf(address));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, body);
  }
}

/** Our own server with the sample as its live release. Returns its address. */
export async function serveOurselves(): Promise<string> {
  const { db, blobs, databasePath, blobsRoot } = aMagazine();
  db.exec("INSERT INTO releases VALUES (1, '2026-01-01T00:00:00Z', 1, 'code', 1)");
  const insert = db.prepare('INSERT INTO entries VALUES (?, 1, NULL, ?, ?, ?)');
  for (const { address, mime, styles: sources, body } of sampleFiles) {
    insert.run(address, await blobs.put(body), mime, sources);
  }
  const changes = sampleRules.map(({ address, ...rule }) => ({ address, rule }));
  switchRules(db, { release: 1, changes });
  db.exec('INSERT INTO live VALUES (1, 1)');
  const server = siteServer({
    databasePath,
    blobsRoot,
    cms: { url: 'http://127.0.0.1:1', token: 'token', fetch },
    previewOrigin: null,
    isHttps: false,
    log: () => undefined,
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return listen(server);
}
