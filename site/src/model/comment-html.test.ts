import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementsNamed, elementsOf } from '../../test/parsed.ts';
import { commentHtml } from './comment-html.ts';

/** What a reader reads: the paragraphs of a comment. */
function paragraphsOf(comment: string): string[] {
  return elementsNamed(commentHtml(comment), 'p').map((paragraph) => paragraph.text);
}

/** The addresses that a comment links to. */
function linksOf(comment: string): string[] {
  return elementsNamed(commentHtml(comment), 'a').map(({ attributes }) => attributes['href'] ?? '');
}

describe('a comment', () => {
  it('keeps its paragraphs and its lines', () => {
    expect(commentHtml('One\ntwo\r\n\r\n  three  \n \n\nfour\n')).toBe(
      '<p>One<br>two</p><p>three</p><p>four</p>',
    );
  });

  it('is nothing where nothing was written', () => {
    expect([commentHtml(''), commentHtml(' \n\n \n')]).toEqual(['', '']);
  });

  it.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['"><svg onload=alert(1)>'],
    ['<a href="javascript:alert(1)">x</a>'],
    ['javascript:alert(1)'],
    ['[x](javascript:alert(1))'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['<!-- --><b>bold</b>'],
    ['</p></article><h1>Mine</h1>'],
    ['**not bold** & <i>not italic</i>'],
  ])('that attacks its readers stays text: %s', (attack) => {
    expect(paragraphsOf(attack)).toEqual([attack]);
    expect(elementsOf(commentHtml(attack)).map(({ name }) => name)).toEqual(['p']);
  });

  it.each([
    ['https://example.org/" onmouseover="alert(1)', 'https://example.org/'],
    ["https://example.org/' onmouseover='alert(1)", 'https://example.org/'],
    ['https://example.org/?a=1&b=<script>', 'https://example.org/?a=1&b='],
    ['https://example.org/&quot;onclick=alert(1)', 'https://example.org/&quot;onclick=alert(1)'],
  ])('links no further than the address goes: %s', (comment, address) => {
    const [link] = elementsNamed(commentHtml(comment), 'a');
    expect(link?.attributes).toEqual({ href: address, rel: 'nofollow ugc noopener' });
    expect(paragraphsOf(comment)).toEqual([comment]);
  });

  it.each([
    ['See https://example.org/a.', 'https://example.org/a'],
    ['(https://example.org/a)', 'https://example.org/a'],
    ['https://en.example.org/Rope_(knot)', 'https://en.example.org/Rope_(knot)'],
    ['(see https://en.example.org/Rope_(knot)).', 'https://en.example.org/Rope_(knot)'],
    ['Is it https://example.org/?a=1&b=2?', 'https://example.org/?a=1&b=2'],
    ['HTTP://EXAMPLE.ORG/A', 'HTTP://EXAMPLE.ORG/A'],
    ['http://[::1]/a', 'http://[::1]/a'],
    ['https://münchen.example/ß', 'https://münchen.example/ß'],
  ])('links the address in %j without the sentence around it', (comment, address) => {
    expect(linksOf(comment)).toEqual([address]);
  });

  it.each([
    'https://',
    'http://...',
    'https://.',
    'ftp://example.org',
    'www.example.org',
    'httpx://a.b',
  ])('links nothing in %j', (comment) => {
    expect(linksOf(comment)).toEqual([]);
  });

  it('links every address it names', () => {
    expect(linksOf('https://a.example/ and\nhttps://b.example/')).toEqual([
      'https://a.example/',
      'https://b.example/',
    ]);
  });

  it('is, whatever it says, paragraphs, breaks and harmless links with all its words', () => {
    const scraps = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          'https://a.b/',
          'http://',
          '<script>',
          '">',
          "'",
          '&amp;',
          '&#106;',
          '<!--',
          ']]>',
          '(',
          ')',
          'javascript:',
          ' ',
        ),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(scraps, (parts) => {
        const comment = parts.join('').replaceAll('\0', '').replace(/\s+/g, ' ');
        const elements = elementsOf(commentHtml(comment));
        for (const { name, attributes } of elements) {
          expect(['p', 'br', 'a']).toContain(name);
          if (name !== 'a') expect(attributes).toEqual({});
          else
            expect([Object.keys(attributes), attributes['href']]).toEqual([
              ['href', 'rel'],
              expect.stringMatching(/^https?:\/\//i),
            ]);
        }
        expect(paragraphsOf(comment).join('')).toBe(comment.trim());
      }),
      { numRuns: 300 },
    );
  });
});
