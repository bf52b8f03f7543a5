import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RedirectsHandler } from '@netlify/redirects';
import { generateRedirectsEvaluator } from 'redirects-in-workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aFolder } from '../../test/magazine.ts';
import { ruleFiles, type ReleaseRule, type RuleFile } from './index.ts';
import { sampleFiles } from './test/release.ts';

const origin = 'https://precept.example';

function moved(address: string, location: string): ReleaseRule {
  return { address, status: 301, location };
}

function gone(address: string): ReleaseRule {
  return { address, status: 410, location: null };
}

function fileFor(name: string, rules: readonly ReleaseRule[]): RuleFile {
  const file = ruleFiles({ rules, files: sampleFiles }).find((each) => each.name === name);
  if (file === undefined) throw new Error(`There is no ${name}.`);
  return file;
}

/** Status and address that Netlify's own rules engine finds, or `null`. */
async function onNetlify(rules: readonly ReleaseRule[], path: string) {
  const publicDir = join(aFolder(), 'public');
  mkdirSync(publicDir);
  writeFileSync(join(publicDir, '_redirects'), fileFor('netlify/_redirects', rules).text);
  const handler = new RedirectsHandler({
    configRedirects: [],
    jwtRoleClaim: '',
    jwtSecret: '',
    projectDir: publicDir,
    publicDir,
  });
  const match = await handler.match(new Request(`${origin}${path}`));
  return match === undefined ? null : [match.statusCode, match.targetRelative];
}

/** Status and address by Cloudflare Pages' own code, or `null`. */
async function onCloudflare(rules: readonly ReleaseRule[], path: string) {
  // The rules that we write fetch nothing, so there is nothing to fetch from.
  const evaluate: (request: Request, assets: never) => Promise<Response | null> =
    generateRedirectsEvaluator(fileFor('cloudflare/_redirects', rules).text);
  const answer = await evaluate(new Request(`${origin}${path}`), undefined as never);
  return answer === null ? null : [answer.status, answer.headers.get('location')];
}

// Cloudflare's code says on the console how many rules it has read.
beforeEach(() => {
  const silent = [vi.spyOn(console, 'log'), vi.spyOn(console, 'warn')];
  for (const spy of silent) spy.mockImplementation(() => undefined);
  return () => silent.forEach((spy) => spy.mockRestore());
});

const rules = [
  moved('/articles/first/', '/articles/rope/'),
  moved('/articles/tail/', '/articles/a:splat/'),
  moved('/old-feed.xml', '/rss.xml'),
  moved('/sections/money/', '/sections/finance/'),
  moved('/sections/money/page/9/', '/about/'),
  gone('/articles/withdrawn/'),
  gone('/columns/ended/'),
];

describe.each([
  ['Netlify', onNetlify],
  ['Cloudflare Pages', onCloudflare],
] as const)('the redirects for %s', (_host, find) => {
  it.each([
    ['/articles/first/', '/articles/rope/'],
    ['/articles/first', '/articles/rope/'],
    ['/articles/tail/', '/articles/a%3Asplat/'],
    ['/old-feed.xml', '/rss.xml'],
    ['/sections/money/', '/sections/finance/'],
    ['/sections/money/rss.xml', '/sections/finance/rss.xml'],
    ['/sections/money/page/2/', '/sections/finance/page/2/'],
    ['/sections/money/page/9/', '/about/'],
  ])('lead from %s to %s', async (path, target) => {
    expect(await find(rules, path)).toEqual([301, target]);
  });

  it.each(['/articles/rope/', '/articles/first/amp/', '/', '/sections/finance/'])(
    'leave %s alone',
    async (path) => {
      expect(await find(rules, path)).toBeNull();
    },
  );
});

describe('the redirects for Netlify', () => {
  it.each(['/articles/withdrawn/', '/columns/ended/', '/columns/ended/page/2/'])(
    'show the page that says 410 at %s',
    async (path) => {
      expect(await onNetlify(rules, path)).toEqual([410, '/410.html']);
    },
  );

  it('say when there are so many that a deploy may fail', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => moved(`/a/${index}/`, '/'));
    expect(fileFor('netlify/_redirects', many).warnings.join('\n')).toContain('10000 rules');
    expect(fileFor('netlify/_redirects', rules).warnings.join('\n')).not.toContain('refuse');
  });
});

describe('the redirects for Cloudflare Pages', () => {
  it('never stand before a file, as rules win there', async () => {
    const over = [
      moved('/articles/reused/', '/articles/rope/'),
      moved('/sections/finance/', '/about/'),
    ];
    expect(await onCloudflare(over, '/articles/reused/')).toBeNull();
    expect(await onCloudflare(over, '/sections/finance/page/2/')).toBeNull();
  });

  it('leave a withdrawn page out and say so, in the file too', async () => {
    expect(await onCloudflare(rules, '/articles/withdrawn/')).toBeNull();
    const { text, warnings } = fileFor('cloudflare/_redirects', rules);
    expect(warnings).toEqual(['Cloudflare Pages knows no 410: 2 withdrawn pages answer 404.']);
    expect(text).toContain('# Cloudflare Pages knows no 410: 2 withdrawn pages answer 404.\n');
  });

  it('say how many are beyond what it reads, and keep the addresses with their slash first', async () => {
    const many = Array.from({ length: 1500 }, (_, index) => moved(`/a/${index}/`, '/about/'));
    const { text, warnings } = fileFor('cloudflare/_redirects', many);
    expect(text.match(/^\//gm)).toHaveLength(2000);
    expect(warnings[0]).toMatch(
      /^1000 of 3000 redirects are left out: Cloudflare Pages reads 2000/,
    );
    expect(await onCloudflare(many, '/a/1499/')).toEqual([301, '/about/']);
    expect(await onCloudflare(many, '/a/1499')).toBeNull();
  });

  it('say how many lists are beyond what it reads', () => {
    const lists = Array.from({ length: 103 }, (_, index) =>
      moved(`/authors/a${index}/`, '/about/'),
    );
    const { text, warnings } = fileFor('cloudflare/_redirects', lists);
    expect(text.match(/:splat/g)).toHaveLength(100);
    expect(warnings[0]).toMatch(/^3 of 103 redirects of whole lists are left out/);
  });

  it('say which line is longer than it reads', () => {
    const long = [moved('/articles/first/', `/${'x'.repeat(1000)}/`)];
    const { text, warnings } = fileFor('cloudflare/_redirects', long);
    expect(text).not.toMatch(/^\//m);
    expect(warnings[0]).toMatch(/^2 of 2 redirects are left out/);
  });
});

describe('an address that would mean something else in such a file', () => {
  it.each(['/articles/*/', '/articles/:slug/'])('such as %s is left out by name', (address) => {
    for (const name of ['netlify/_redirects', 'cloudflare/_redirects']) {
      const { text, warnings } = fileFor(name, [moved(address, '/about/')]);
      expect(text).not.toMatch(/^\//m);
      expect(warnings[0]).toContain(address);
    }
  });

  it.each(['/a b/', '/a\u2028/b/', '/a#b/', '/a?b/', '/é/'])(
    'such as %j is written as three words of ASCII',
    (address) => {
      for (const name of ['netlify/_redirects', 'cloudflare/_redirects']) {
        const lines = fileFor(name, [moved(address, `${address}c/`)]).text.split('\n');
        for (const line of lines.filter((each) => each.startsWith('/'))) {
          expect(line).toMatch(/^\/[^\s#?]+ \/[!-~]+ 301$/);
        }
      }
    },
  );
});

describe('readers’ accounts', () => {
  const input = { rules, files: sampleFiles, desk: 'https://desk.example' };
  const textOf = (name: string) => ruleFiles(input).find((each) => each.name === name);

  it('are passed on by Netlify, before any other rule', () => {
    const lines = textOf('netlify/_redirects')?.text.split('\n') ?? [];
    expect(lines.filter((line) => line.startsWith('/')).slice(0, 4)).toEqual([
      '/account/* https://desk.example/account/:splat 200',
      '/api/reader/* https://desk.example/api/reader/:splat 200',
      '/api/views/* https://desk.example/api/views/:splat 200',
      '/preview/* https://desk.example/preview/:splat 200',
    ]);
  });

  it('are not passed on by Cloudflare Pages, which is said', () => {
    const file = textOf('cloudflare/_redirects');
    expect(file?.text).not.toMatch(/^\/account/m);
    expect(file?.warnings.join(' ')).toContain('Cloudflare Pages passes nothing on');
  });
});
