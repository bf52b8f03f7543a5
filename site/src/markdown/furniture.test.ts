import { describe, expect, it } from 'vitest';
import { elementsNamed, elementsOf, theElement } from '../../test/parsed.ts';
import { renderMarkdown } from './index.ts';

describe('a table', () => {
  const table = '| **Council** | Cost, "net" |\n|---|--:|\n| Ashmere | £4m |';

  it('stands in a region that has its name and can be scrolled with the keyboard', () => {
    const region = theElement(renderMarkdown(table), 'div');
    expect(region.attributes).toEqual({
      class: 'table-scroll',
      role: 'region',
      tabindex: '0',
      'aria-label': 'Table: Council, Cost, "net"',
    });
    expect(region.elements[0]?.name).toBe('table');
  });

  it('has a row of headers that say what they head', () => {
    const headers = elementsNamed(renderMarkdown(table), 'th');
    expect(headers.map(({ attributes }) => attributes['scope'])).toEqual(['col', 'col']);
  });

  it('aligns figures to the right in head and body', () => {
    const cells = elementsOf(renderMarkdown(table)).filter(({ name }) => /^t[hd]$/.test(name));
    expect(cells.map(({ attributes }) => attributes['class'])).toEqual([
      ...[undefined, 'figure-cell'],
      ...[undefined, 'figure-cell'],
    ]);
  });

  it('written in HTML stands in a region too, named by its caption', () => {
    const html = renderMarkdown(
      '<table><caption>Reserves &amp; debts</caption><tr><th>Year</th></tr><tr><td>1</td></tr></table>',
    );
    expect(theElement(html, 'div').attributes['aria-label']).toBe('Table: Reserves & debts');
  });

  it('inside a table has no region of its own', () => {
    const html = renderMarkdown(
      '<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>',
    );
    expect(theElement(html, 'div').attributes['aria-label']).toBe('Table');
    expect(elementsNamed(html, 'table')).toHaveLength(2);
    expect(html.trimEnd().endsWith('</table></div>')).toBe(true);
  });

  it('has a name of its own beside another with the same headers', () => {
    const names = elementsNamed(renderMarkdown(`${table}\n\ntext\n\n${table}`), 'div').map(
      ({ attributes }) => attributes['aria-label'],
    );
    expect(new Set(names).size).toBe(2);
  });
});

describe('a quotation', () => {
  it.each([
    ['in a paragraph of its own', '> We owe it.\n>\n> — Ann Cole, treasurer'],
    ['on a line of its own', '> We owe it.\n> — Ann Cole, treasurer'],
    ['after a break', '> We owe it.  \n> – Ann Cole, treasurer'],
    ['with two hyphens', '> We owe it.\n>\n> -- Ann Cole, treasurer'],
    ['with markup', '> We owe it.\n>\n> — *Ann Cole*, [treasurer](https://example.org/)'],
  ])('names its source %s', (_how, markdown) => {
    const quotation = theElement(renderMarkdown(markdown), 'blockquote');
    const [said, , ...rest] = quotation.elements.filter(({ name }) => /^(?:p|footer)$/.test(name));
    expect([said?.text, rest]).toEqual(['We owe it.', []]);
    expect(theElement(renderMarkdown(markdown), 'footer').text).toBe('Ann Cole, treasurer');
  });

  it.each([
    ['is all there is', '> — Who goes there?'],
    ['goes on speaking', '> We did what we could\n> — and then some.'],
    ['only has a dash in it', '> We did — in the end — what we could'],
  ])('has no source where it %s', (_how, markdown) => {
    const html = renderMarkdown(markdown);
    expect(elementsNamed(html, 'footer')).toEqual([]);
    expect(theElement(html, 'blockquote').text).toContain('—');
  });

  it('keeps every paragraph before its source', () => {
    const html = renderMarkdown('> One.\n>\n> Two.\n>\n> — Ann Cole');
    expect(elementsNamed(html, 'p').map(({ text }) => text)).toEqual(['One.', 'Two.']);
  });
});

describe('a text', () => {
  it('keeps no empty link and no empty paragraph', () => {
    expect(renderMarkdown('[](https://example.org/)\n\n<p></p>').trim()).toBe('');
  });

  it('is the same every time', () => {
    const markdown = '# A\n\nb[^1]\n\n| c |\n|---|\n| d |\n\n> e\n\n[^1]: f';
    expect(renderMarkdown(markdown)).toBe(renderMarkdown(markdown));
  });
});
