import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { collapseOf, faultOf } from './check.ts';
import { styleSources } from './styles.ts';

const whole = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html><h1 class="x">Rope</h1>${'x'.repeat(200)}</html>`,
};

describe('a rendered page', () => {
  it('may be served when it is whole', () => {
    expect(faultOf('/articles/rope/', whole)).toBeNull();
  });

  it.each([
    ['an error', { ...whole, status: 500 }, 'the template answered 500 instead of 200'],
    ['a redirect', { ...whole, status: 302 }, 'the template answered 302 instead of 200'],
    ['no type', { ...whole, headers: {} }, 'the template named no content type'],
    ['nothing', { ...whole, body: '' }, 'the page is empty or broke off'],
    [
      'no headline',
      { ...whole, body: whole.body.replace('<h1', '<h2') },
      'the page is empty or broke off',
    ],
    [
      'no end',
      { ...whole, body: whole.body.replace('</html>', '') },
      'the page is empty or broke off',
    ],
    ['hardly anything', { ...whole, body: '<h1>x</h1></html>' }, 'the page is empty or broke off'],
    [
      'an empty feed',
      { ...whole, headers: { 'content-type': 'application/rss+xml' }, body: ' \n' },
      'the file is empty',
    ],
  ])('with %s may not', (_what, page, fault) => {
    expect(faultOf('/articles/rope/', page)).toBe(fault);
  });

  it('that is an error page has the status of its error', () => {
    expect(faultOf('/404/', { ...whole, status: 404 })).toBeNull();
    expect(faultOf('/410/', { ...whole, status: 410 })).toBeNull();
    expect(faultOf('/404/', whole)).toBe('the template answered 200 instead of 404');
  });

  it('that is no HTML may be short', () => {
    expect(
      faultOf('/robots.txt', { status: 200, headers: { 'content-type': 'text/plain' }, body: 'x' }),
    ).toBeNull();
  });
});

describe('a release that loses pages', () => {
  it.each([
    [{ before: 50, removed: 25 }, true],
    [{ before: 50, removed: 24 }, false],
    [{ before: 49, removed: 49 }, false],
    [{ before: 10_000, removed: 9_999 }, true],
    [{ before: 10_000, removed: 0 }, false],
  ])('%j has collapsed: %s', (numbers, isCollapse) => {
    expect(collapseOf(numbers) !== null).toBe(isCollapse);
  });

  it('says how many, and how to allow it', () => {
    expect(collapseOf({ before: 60, removed: 40 })).toBe(
      '40 of 60 pages would go at once. If that is meant, start the publisher once with ALLOW_COLLAPSE=1.',
    );
  });
});

describe('the styles of a page', () => {
  const source = (css: string) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`;

  it('are allowed by their digests, each once', () => {
    const html = `<style>a{}</style><p>x</p><style media="print">b{\n}</style><style>a{}</style>`;
    expect(styleSources(html)).toBe(`${source('a{}')} ${source('b{\n}')}`);
  });

  it('are none where there are none', () => {
    expect(styleSources('<p>&lt;style&gt;a{}&lt;/style&gt;</p>')).toBe('');
  });
});
