import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteAddresses, firstParagraph, plainText, renderMarkdown, tidy } from './index.ts';

describe('the plain text of a text', () => {
  it.each([
    ['Rose by **4%**, *net*.', 'Rose by 4%, net.'],
    ['un*believ*able', 'unbelievable'],
    ['(*sic*) and “**yes**”', '(sic) and “yes”'],
    ['A & B < C', 'A & B < C'],
    ['10 m<sup>2</sup>', '10 m2'],
    ['# Head\n\nText\n\n- one\n- two', 'Head Text one two'],
    ['One  \ntwo<br>three', 'One two three'],
    ['Noted.[^1]\n\n[^1]: Where it stands.', 'Noted.'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'a b 1 2'],
    ['![alt](/x.jpg)', ''],
    ['`<b>`', '<b>'],
    ['&amp;lt;', '&lt;'],
  ])('of %j is %j', (markdown, text) => {
    expect(plainText(renderMarkdown(markdown))).toBe(text);
  });
});

describe('the first paragraph', () => {
  it('is the words of a text that begins with one', () => {
    expect(firstParagraph(renderMarkdown('First *words*.[^1]\n\nMore.\n\n[^1]: x'))).toBe(
      'First words.',
    );
  });

  it('is none where a text begins with something else, or not at all', () => {
    expect(firstParagraph(renderMarkdown('## Head\n\nText'))).toBeNull();
    expect(firstParagraph('')).toBeNull();
  });
});

describe('tidying a line', () => {
  it.each([
    ['The end .', 'The end.'],
    ['One , two ; three : four ! five ?', 'One, two; three: four! five?'],
    ['  a \n\t b  ', 'a b'],
    ['a\u00a0b', 'a b'],
    ['rose .5 per cent', 'rose .5 per cent'],
    ['the .gov domain', 'the .gov domain'],
    ['and so ...', 'and so ...'],
    ['“Quite .” he said', '“Quite.” he said'],
  ])('of %j gives %j', (text, tidied) => {
    expect(tidy(text)).toBe(tidied);
  });

  it('leaves no space before a stop, none twice and none at the ends', () => {
    const scraps = fc.array(
      fc.constantFrom(' ', '  ', '\n', '.', ',', '!', 'a', 'The', '5', '\u00a0', '…'),
    );
    fc.assert(
      fc.property(scraps, (parts) => {
        expect(tidy(parts.join(''))).not.toMatch(/ [,;:!?]| \.(?![.\p{L}\p{N}])|\s\s|^\s|\s$/u);
      }),
    );
  });
});

describe('addresses in a feed', () => {
  const page = 'https://precept.example/articles/rope/';
  const absolute = (html: string) => absoluteAddresses(html, page);

  it.each([
    ['/articles/string/', 'https://precept.example/articles/string/'],
    ['#footnote-1', 'https://precept.example/articles/rope/#footnote-1'],
    ['../string/?a=1&amp;b=2', 'https://precept.example/articles/string/?a=1&amp;b=2'],
    ['https://example.org', 'https://example.org'],
    ['mailto:desk@precept.example', 'mailto:desk@precept.example'],
    ['tel:+441234', 'tel:+441234'],
  ])('are absolute: %s', (href, expected) => {
    expect(absolute(`<a href="${href}">x</a>`)).toBe(`<a href="${expected}">x</a>`);
  });

  it('are absolute for pictures in every width', () => {
    expect(
      absolute('<source srcset="/media/a.webp 480w, /media/b.webp 800w"><img src="/media/a.jpg">'),
    ).toBe(
      '<source srcset="https://precept.example/media/a.webp 480w, https://precept.example/media/b.webp 800w"><img src="https://precept.example/media/a.jpg">',
    );
  });

  it('stay as they are in words about HTML', () => {
    const html = renderMarkdown('Write `<a href="/x">` and href="/y".');
    expect(absolute(html)).toBe(html);
  });
});
