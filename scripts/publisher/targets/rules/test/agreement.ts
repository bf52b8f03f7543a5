/** What must be true of every web server that has our rules. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReleaseRule } from '../index.ts';
import { ask, type Answered, type Asked } from './ask.ts';
import { sampleFiles, serveOurselves } from './release.ts';
import { attacks, requests } from './requests.ts';
import type { StartServer } from './servers.ts';

/** Declares the tests of a server against our own. */
export function agreesWithOurOwn(start: StartServer): void {
  const both = async () => Promise.all([serveOurselves(), start()]);

  it('answers as our own server does: files, redirects, what is gone, what was never there', async () => {
    const [ours, theirs] = await both();
    for (const [path, status, location = null] of requests) {
      const [expected, answered] = [await ask(ours, path), await ask(theirs, path)];
      expect({ path, ...answered }).toEqual({ path, ...expected, etag: answered.etag });
      expect({ path, ...answered }).toMatchObject({ path, status, location });
    }
  });

  it('leads to a page in one step, never to another redirect', async () => {
    const url = await start();
    const targets = new Set(requests.flatMap(([, , location]) => location ?? []));
    // These two stand below a list that has moved; nothing was ever there.
    for (const none of ['/sections/finance/caf%C3%A9/', '/sections/finance/page/3/']) {
      expect(targets.delete(none)).toBe(true);
    }
    for (const path of targets) {
      expect([path, (await ask(url, path)).status]).toEqual([path, 200]);
    }
  });

  it.each<[string, Asked, readonly string[]]>([
    ['HEAD', { method: 'HEAD' }, ['/', '/rss.xml', '/articles/first/', '/articles/withdrawn/']],
    ['POST', { method: 'POST' }, ['/', '/articles/first/', '/nothing/']],
    ['DELETE', { method: 'DELETE' }, ['/', '/media/plan.pdf']],
    ['OPTIONS', { method: 'OPTIONS' }, ['/', '/nothing/']],
  ])('answers %s as our own server does', async (_name, asked, paths) => {
    const [ours, theirs] = await both();
    const seen = ({ status, location, allow, cache, common }: Answered) => [
      status,
      location,
      allow,
      cache,
      common,
    ];
    for (const path of paths) {
      expect(seen(await ask(theirs, path, asked))).toEqual(seen(await ask(ours, path, asked)));
    }
  });

  it('says that a page is the same as before, and never says so of an error page', async () => {
    const url = await start();
    const again = async (path: string) => {
      const headers = {
        'if-none-match': (await ask(url, path)).etag ?? '"none"',
        range: 'bytes=0-3',
      };
      return ask(url, path, { headers });
    };
    expect((await again('/articles/rope/')).status).toBe(304);
    for (const [path, status, body] of [
      ['/nothing/', 404, '<!doctype html><title>/404/</title>'],
      ['/articles/withdrawn/', 410, '<!doctype html><title>/410/</title>'],
    ] as const) {
      expect(await again(path)).toMatchObject({ status, body });
    }
  });

  it('gives nothing to who would get out of the release, or lead a reader to another site', async () => {
    const url = await start();
    for (const path of attacks) {
      const { status, body, cookie, location } = await ask(url, path);
      expect([path, [301, 400, 404].includes(status), cookie]).toEqual([path, true, null]);
      expect([path, body]).not.toEqual([path, expect.stringContaining('secret')]);
      // Wherever it leads, it stays below the list on this site, and is what was written.
      expect([path, location ?? '/sections/finance/']).toEqual([
        path,
        expect.stringMatching(/^\/sections\/finance\/(?!root|home)[!-~]*$/),
      ]);
    }
  });

  it('takes any address that a rule can have for that address and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(oddName, { minLength: 20, maxLength: 60 }), async (names) => {
        const rules: ReleaseRule[] = names.map((name, index) =>
          index % 3 === 0
            ? { address: `/articles/${name}/`, status: 410, location: null }
            : { address: `/articles/${name}/`, status: 301, location: `/to/${name}/${index}/` },
        );
        const url = await start({ rules, files: sampleFiles });
        for (const { address, status, location } of rules) {
          const path = address.split('/').map(encodeURIComponent).join('/');
          const answered = await ask(url, path);
          expect({ address, status: answered.status, location: answered.location }).toEqual({
            address,
            status,
            location: location === null ? null : encodeURI(location),
          });
        }
        expect((await ask(url, '/articles/rope/')).status).toBe(200);
      }),
      { numRuns: 5 },
    );
  });

  it('answers as fast with ten thousand rules as anyone will notice', async () => {
    const rules = Array.from({ length: 10_000 }, (_, index): ReleaseRule => ({
      address: `/articles/an-old-address-of-article-${index}/`,
      status: 301,
      location: `/articles/its-new-address-${index}/`,
    }));
    const url = await start({ rules, files: sampleFiles });
    const tookMs: number[] = [];
    for (let index = 99; index < 10_000; index += 100) {
      const startedMs = performance.now();
      const { location } = await ask(url, `/articles/an-old-address-of-article-${index}/`);
      tookMs.push(performance.now() - startedMs);
      expect(location).toBe(`/articles/its-new-address-${index}/`);
    }
    const median = tookMs.sort((a, b) => a - b)[50] ?? Infinity;
    expect(median).toBeLessThan(slowMs);
  });
}

/** Longer than this for one request to this machine, in milliseconds, and rules are looked up the wrong way. */
const slowMs = 20;

/** Part of an address, of letters that mean something to somebody; case alone may tell two apart. */
const oddName = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aAbB09-_.~ "\'`$\\{}();:,#?%&=+!@^|<>[]*éÉßİ😀\u2028\u00a0\u202e'),
      fc.constantFrom(
        '${a}',
        '{$HOME}',
        '{env.HOME}',
        '$uri',
        '\\"',
        '";',
        '`}',
        '$1',
        '~^',
        '\\n',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  // Control characters are refused, and dots alone are no name: see `table.test.ts`.
  .filter((name) => !/[/\p{Cc}]|^\.+$/u.test(name));
