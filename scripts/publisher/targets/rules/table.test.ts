import { describe, expect, it } from 'vitest';
import { ruleFiles, type ReleaseFile } from './index.ts';
import { ruleTable } from './table.ts';
import { sampleFiles, sampleRules } from './test/release.ts';

function moved(address: string, location: string) {
  return { address, status: 301, location } as const;
}

describe('a rule that no server could carry', () => {
  it.each([
    ['a line break', moved('/a\nb/', '/c/')],
    ['a null', moved('/a\0/', '/c/')],
    ['half a character', moved('/a\ud800/', '/c/')],
    ['a target on another site', moved('/a/', '//evil.example/')],
    ['a target that a browser reads as another site', moved('/a/', '/\\evil.example/')],
    ['a target that is no path', moved('/a/', 'https://evil.example/')],
    ['a target that ends the header', moved('/a/', '/b\r\nSet-Cookie: a=b')],
    ['more than servers take', moved(`/${'x'.repeat(2000)}/`, '/c/')],
  ])('because of %s is left out by name', (_what, rule) => {
    const { pages, files, lists, warnings } = ruleTable([rule, moved('/kept/', '/c/')]);
    expect([...pages, ...files, ...lists].map(({ address }) => address)).toEqual(['/kept/']);
    expect(warnings).toEqual([
      `The rule for ${JSON.stringify(rule.address)} can’t be written and is left out.`,
    ]);
  });

  it('is named in a comment that ends where it should', () => {
    const rules = [moved('/a\nb{$HOME}\u2028/', '/c/')];
    for (const { name, text } of ruleFiles({ rules, files: sampleFiles })) {
      if (name.endsWith('_headers') || name === 'nginx-server.conf') continue;
      const named = text.split('\n').filter((line) => line.includes('left out'));
      expect([name, named]).toEqual([name, [expect.stringMatching(/^# [ -z]*\/a\\nb[ -z]*$/)]]);
    }
  });
});

describe('the rule files', () => {
  const another: ReleaseFile[] = [
    {
      address: '/articles/new/',
      mime: 'text/html; charset=utf-8',
      styles: sampleFiles.find(({ address }) => address === '/articles/rope/')?.styles ?? '',
    },
    { address: '/sections/new/rss.xml', mime: 'application/rss+xml; charset=utf-8', styles: '' },
    { address: '/sitemap-2026-12.xml', mime: 'application/xml; charset=utf-8', styles: '' },
    { address: '/media/new-1200.jpg', mime: 'image/jpeg', styles: '' },
    {
      address: '/search/index/fragment/en_3c4d.pf_fragment',
      mime: 'application/octet-stream',
      styles: '',
    },
  ];

  it('stay as they are when an article, a feed, a sitemap, a picture and a result of the search are published, so that no server need read them again', () => {
    const before = ruleFiles({ rules: sampleRules, files: sampleFiles });
    const after = ruleFiles({ rules: sampleRules, files: [...sampleFiles, ...another] });
    expect(after).toEqual(before);
  });

  it('change when a template’s styles do', () => {
    const files = sampleFiles.map((file) => ({ ...file, styles: file.styles.replace('A', 'B') }));
    const texts = (each: typeof files | typeof sampleFiles) =>
      ruleFiles({ rules: [], files: each })
        .map(({ text }) => text)
        .join('');
    expect(texts(files)).not.toBe(texts(sampleFiles));
  });

  it('are not made of styles that would end the header', () => {
    const files = [{ address: '/', mime: 'text/html', styles: "'none'; script-src *" }];
    expect(() => ruleFiles({ rules: [], files })).toThrow('The styles of / are no');
  });
});
