import { describe, expect, test } from 'vitest';
import { htmlFixtures } from '../src/fixtures/index.ts';
import type { HtmlPage } from '../src/model/page.ts';
import { htmlOf, mainOf, render, wordsOf } from './compiled.ts';

describe.each(Object.entries(htmlFixtures))('the page “%s”', (_name, page: HtmlPage) => {
  test('has one h1, one main and a skip link before everything else', async () => {
    const html = await htmlOf(page);
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(html.match(/<main[\s>]/g)).toHaveLength(1);
    expect(/<body[^>]*>\s*<a [^>]*href="#main"/.test(html)).toBe(true);
    expect(html).toContain('<html lang="en-GB"');
  });

  test('leaves no level of heading out', async () => {
    const levels = [...(await htmlOf(page)).matchAll(/<h([1-6])[\s>]/g)].map(([, level]) =>
      Number(level),
    );
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1);
    expect(jumps).toEqual([]);
  });

  test('holds its styles in the page, no inline style, and no script but the search results’ own file', async () => {
    const html = await htmlOf(page);
    expect(html).toContain('<style>');
    expect(html).not.toMatch(/<[^>]+\sstyle=/);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/);
    expect(html).not.toContain('rel="stylesheet"');
    const script = /<script type="module" src="\/assets\/[\w.-]+\.js"><\/script>/g;
    expect(html.match(script) ?? []).toHaveLength(
      page.template === 'search' && page.isResults ? 1 : 0,
    );
    const rest = html.replaceAll('<script type="application/ld+json">', '').replace(script, '');
    expect(rest).not.toContain('<script');
  });

  test('gives every picture its size and an alt, and every id once', async () => {
    const html = await htmlOf(page);
    for (const [img] of html.matchAll(/<img[^>]*>/g)) {
      expect(img).toMatch(/ width="\d+"/);
      expect(img).toMatch(/ height="\d+"/);
      expect(img).toMatch(/ alt[\s=>]/);
    }
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(html.split('fetchpriority="high"').length - 1).toBeLessThanOrEqual(1);
  });

  test('shows no empty block and no space before a stop', async () => {
    const main = mainOf(await htmlOf(page));
    expect(main).not.toMatch(/<(h[1-6]|p|ul|ol|li|figcaption|section|aside|time)\b[^>]*>\s*<\/\1>/);
    expect(main).not.toMatch(/\b(null|undefined|NaN|\[object)\b/);
    expect(wordsOf(main)).not.toMatch(/\s[,;:!?]|\s\.(?:\s|$)/);
    expect(wordsOf(main)).not.toMatch(/\bBy By\b/i);
  });

  test('is the same bytes twice', async () => {
    expect(await htmlOf(page)).toBe(await htmlOf(page));
  });

  test('answers with the status of its template', async () => {
    const { status, headers } = await render(page);
    expect(status).toBe(page.template === 'error' ? page.status : 200);
    expect(headers['content-type']).toMatch(/^text\/html/);
  });
});

test('the section of the page is marked in the navigation', async () => {
  const { feature, section, numberedSection, front } = htmlFixtures;
  if (!feature || !section || !numberedSection || !front) throw new Error('a fixture is missing');
  expect(await htmlOf(feature)).toMatch(/href="\/sections\/finance\/" aria-current="true"/);
  expect(await htmlOf(section)).toMatch(/href="\/sections\/finance\/" aria-current="page"/);
  expect(await htmlOf(numberedSection)).toMatch(/href="\/sections\/finance\/" aria-current="true"/);
  expect(await htmlOf(front)).not.toContain('aria-current="');
});

test('an address that belongs to another template is refused, by name', async () => {
  const { front } = htmlFixtures;
  if (!front) throw new Error('a fixture is missing');
  await expect(render({ ...front, address: '/articles/rope/' })).rejects.toThrow(
    /\/articles\/rope\/ could not be rendered.*“article”.*“front”/,
  );
});

test('a column’s own list does not name the column at every piece', async () => {
  const { column } = htmlFixtures;
  if (!column) throw new Error('a fixture is missing');
  const words = wordsOf(mainOf(await htmlOf(column)));
  expect(words.split('Section 151').length - 1).toBe(2);
});

test('tells those who share an article how large its picture is, and what it shows', async () => {
  const { feature } = htmlFixtures;
  if (!feature) throw new Error('a fixture is missing');
  const html = await htmlOf(feature);
  const of = (name: string) =>
    new RegExp(`<meta property="og:image:${name}" content="([^"]*)"`).exec(html)?.[1];
  expect([of('width'), of('height'), of('alt')]).toEqual(['1600', '1000', 'A town hall.']);
});
