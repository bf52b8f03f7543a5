import { describe, expect, it } from 'vitest';
import { elementsNamed, elementsOf, theElement } from '../../test/parsed.ts';
import type { Picture } from '../model/page.ts';
import { renderMarkdown, withPictures } from './index.ts';

const bridge: Omit<Picture, 'alt'> = {
  src: '/media/bridge-1200.jpg',
  sources: [{ mime: 'image/webp', srcset: '/media/bridge-480.webp 480w' }],
  width: 1600,
  height: 900,
};

/** A text with its pictures; the library holds `/uploads/bridge.jpg` only. */
function rendered(markdown: string): string {
  return withPictures(renderMarkdown(markdown), (url, alt) =>
    url === '/uploads/bridge.jpg' ? { ...bridge, alt } : null,
  );
}

/** The names of the elements that a browser finds. */
function namesIn(html: string): string[] {
  return elementsOf(html).map(({ name }) => name);
}

describe('a picture in a text', () => {
  it('becomes a figure with its widths, size, caption and credit', () => {
    const html = rendered('![A rope bridge](/uploads/bridge.jpg "It held. Credit: Tom Bell")');
    expect(namesIn(html)).toEqual([
      'figure',
      'picture',
      'source',
      'img',
      'figcaption',
      'span',
      'span',
    ]);
    expect(theElement(html, 'img').attributes).toMatchObject({
      src: bridge.src,
      alt: 'A rope bridge',
      width: '1600',
      height: '900',
      loading: 'lazy',
    });
    expect(theElement(html, 'source').attributes['srcset']).toBe('/media/bridge-480.webp 480w');
    expect(
      elementsNamed(html, 'span').map((span) => [span.attributes['class'], span.text]),
    ).toEqual([
      ['caption', 'It held.'],
      ['credit', 'Tom Bell'],
    ]);
  });

  it('may have a caption without a credit, or a credit alone', () => {
    const spans = (title: string) =>
      elementsNamed(rendered(`![x](/uploads/bridge.jpg "${title}")`), 'span').map(
        ({ text }) => text,
      );
    expect([spans('It held.'), spans('Credit: Tom Bell'), spans('')]).toEqual([
      ['It held.'],
      ['Tom Bell'],
      [],
    ]);
  });

  it('keeps every sign of its words', () => {
    const html = rendered('![A "big" <b> & more](/uploads/bridge.jpg "Q & A")');
    expect(theElement(html, 'img').attributes['alt']).toBe('A "big" <b> & more');
    expect(theElement(html, 'figcaption').text).toBe('Q & A');
  });

  it.each([
    ['words', 'Before ![x](/uploads/bridge.jpg) after', ['p', 'picture', 'source', 'img']],
    [
      'a link',
      '[![x](/uploads/bridge.jpg)](https://e.org/)',
      ['p', 'a', 'picture', 'source', 'img'],
    ],
    ['a heading', '## ![x](/uploads/bridge.jpg) y', ['h2', 'picture', 'source', 'img']],
  ])('is no figure in %s, which a browser would break up', (_where, markdown, names) => {
    expect(namesIn(rendered(markdown))).toEqual(names);
  });

  it('is a figure in a quotation or a list', () => {
    expect(namesIn(rendered('> ![x](/uploads/bridge.jpg)')).slice(0, 2)).toEqual([
      'blockquote',
      'figure',
    ]);
    expect(namesIn(rendered('- ![x](/uploads/bridge.jpg)')).slice(0, 3)).toEqual([
      'ul',
      'li',
      'figure',
    ]);
  });

  it('is left out where the library has none, with the link around it', () => {
    expect(rendered('![x](/uploads/gone.jpg)').trim()).toBe('');
    expect(rendered('[![x](/uploads/gone.jpg)](https://e.org/)').trim()).toBe('');
    expect(rendered('See ![x](/uploads/gone.jpg) here')).toBe('<p>See  here</p>\n');
  });
});
