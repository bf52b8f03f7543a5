import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { styleSources } from './styles.ts';

const sourceOf = (css: string) => `'sha256-${hash('sha256', css, 'base64')}'`;

describe('the sources of a page’s styles', () => {
  it('are the digests of its style sheets, each once', () => {
    const html = '<style>a{}</style><style media="print">b{}</style><style>a{}</style>';
    expect(styleSources(html)).toBe(`${sourceOf('a{}')} ${sourceOf('b{}')}`);
  });

  it.each([
    ['<meta name="description" content="How to write <style> in HTML">', 'an attribute'],
    ["<meta name='description' content='<style>'>", 'an attribute in single quotation marks'],
    ['<title>What &lt;style&gt; does</title>', 'its title'],
  ])('are found behind %s, which names the element in %s', (words) => {
    expect(styleSources(`${words}<style>a{}</style>`)).toBe(sourceOf('a{}'));
  });

  it('are none where there is no style sheet', () => {
    expect(styleSources('<p title="<style>x</style>">y</p>')).toBe('');
  });
});
