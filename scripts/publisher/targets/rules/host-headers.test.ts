import { describe, expect, it } from 'vitest';
import { commonHeaders } from '../../../serve/headers.ts';
import { ruleFiles, type ReleaseFile } from './index.ts';
import { sampleFiles } from './test/release.ts';

function headersOf(files: readonly ReleaseFile[] = sampleFiles) {
  const file = ruleFiles({ rules: [], files }).find(({ name }) => name === 'cloudflare/_headers');
  if (file === undefined) throw new Error('There is no cloudflare/_headers.');
  const blocks = new Map<string, string[]>();
  for (const block of file.text.split(/\n(?=\/)/).filter((each) => each.startsWith('/'))) {
    const [path = '', ...lines] = block.trimEnd().split('\n');
    blocks.set(
      path,
      lines.map((line) => line.trim()),
    );
  }
  return { blocks, warnings: file.warnings, text: file.text };
}

describe('the headers for Netlify and Cloudflare Pages', () => {
  it('give every address what our own server gives every answer', () => {
    const all = headersOf().blocks.get('/*');
    for (const [name, value] of Object.entries(commonHeaders)) {
      expect(all).toContain(`${name}: ${value}`);
    }
  });

  it('allow the styles of every template and no other', () => {
    const policy = headersOf()
      .blocks.get('/*')
      ?.find((line) => line.startsWith('Content-Sec'));
    for (const { styles } of sampleFiles) expect(policy).toContain(styles);
    expect(policy?.match(/'sha256-/g)).toHaveLength(
      new Set(sampleFiles.map((f) => f.styles)).size - 1,
    );
    expect(policy).not.toMatch(/'unsafe-(?:inline|eval|hashes)'/);
  });

  it('let no page run a script where there is no search', () => {
    const { blocks, text } = headersOf(
      sampleFiles.filter(({ address }) => address !== '/search/results/'),
    );
    expect(text).not.toContain('script-src');
    expect(blocks.has('/articles/*')).toBe(false);
  });

  it('let the page of search results run the site’s own scripts, and no other page', () => {
    const { blocks } = headersOf();
    expect(blocks.get('/*')?.join('\n')).toContain("; script-src 'self' 'wasm-unsafe-eval'; ");
    for (const path of ['/', '/:page/', '/articles/*', '/sections/*'])
      expect(blocks.get(path)).toEqual(["Content-Security-Policy: script-src 'none'"]);
    expect([...blocks.keys()].filter((path) => path.startsWith('/search/'))).toEqual([]);
  });

  it('keep media and assets for ever, and let an upload run nothing', () => {
    const { blocks } = headersOf();
    const forEver = 'Cache-Control: public, max-age=31536000, immutable';
    expect(blocks.get('/assets/*')).toEqual([forEver]);
    expect(blocks.get('/media/*')).toEqual([
      "Content-Security-Policy: default-src 'none'; sandbox",
      forEver,
    ]);
  });

  it('name a feed’s type at each depth', () => {
    const { blocks } = headersOf();
    const feed = ['Content-Type: application/rss+xml; charset=utf-8'];
    expect(blocks.get('/rss.xml')).toEqual(feed);
    expect(blocks.get('/:part1/:part2/rss.xml')).toEqual(feed);
    expect(blocks.has('/sitemap.xml')).toBe(false);
  });

  it('are the same whatever the order in which files come', () => {
    expect(headersOf([...sampleFiles].reverse()).blocks.get('/*')).toEqual(
      headersOf().blocks.get('/*'),
    );
  });

  it('leave the policy out, and say so, where it is longer than a line may be', () => {
    const files = Array.from({ length: 40 }, (_, index): ReleaseFile => ({
      address: `/page-${index}/`,
      mime: 'text/html; charset=utf-8',
      styles: `'sha256-${String(index).padStart(43, 'A')}='`,
    }));
    const { blocks, warnings, text } = headersOf(files);
    expect(blocks.get('/*')?.join('\n')).not.toContain('Content-Security-Policy');
    expect(warnings.join('\n')).toContain('No Content-Security-Policy for pages');
    expect(
      Math.max(
        ...text
          .split('\n')
          .filter((line) => !line.startsWith('#'))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(2000);
  });
});
