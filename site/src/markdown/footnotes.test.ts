import { describe, expect, it } from 'vitest';
import { elementsNamed, elementsOf, theElement } from '../../test/parsed.ts';
import { MarkdownError, renderMarkdown } from './index.ts';

const text = `One.[^costs] Two.[^label] One again.[^costs]

[^costs]: £4m, *net*.

[^label]: Of a sort.`;

/** The ids of a fragment, in order. */
function idsOf(html: string): string[] {
  return elementsOf(html).flatMap(({ attributes }) => attributes['id'] ?? []);
}

/** The links that lead somewhere on the page itself. */
function fragmentsOf(html: string): string[] {
  return elementsNamed(html, 'a').map(({ attributes }) => attributes['href']?.slice(1) ?? '');
}

describe('footnotes', () => {
  it('stand at the end under a heading that only listeners hear', () => {
    const section = theElement(renderMarkdown(text), 'section');
    expect(section.attributes['class']).toBe('footnotes');
    const [heading] = section.elements;
    expect(heading).toMatchObject({ name: 'h2', text: 'Notes' });
    expect(heading?.attributes['class']).toBe('visually-hidden');
  });

  it('are numbered in the order in which the text refers to them', () => {
    const marks = elementsNamed(renderMarkdown(text), 'a').filter(
      ({ attributes }) => 'data-footnote-ref' in attributes,
    );
    expect(marks.map((mark) => mark.text)).toEqual(['1', '2', '1']);
  });

  it('have links there and back that lead to something', () => {
    const html = renderMarkdown(text);
    expect(fragmentsOf(html)).toEqual([
      ...['footnote-1', 'footnote-2', 'footnote-1'],
      ...['footnote-ref-1', 'footnote-ref-1-2', 'footnote-ref-2'],
    ]);
    expect(idsOf(html)).toEqual(expect.arrayContaining(fragmentsOf(html)));
  });

  it('describe each mark by a heading that is there', () => {
    const html = renderMarkdown(text);
    const described = elementsOf(html).flatMap(
      ({ attributes }) => attributes['aria-describedby'] ?? [],
    );
    expect(described).toEqual(Array(3).fill('footnote-label'));
    expect(idsOf(html)).toContain('footnote-label');
  });

  it('say of each way back where it leads, in words of its own', () => {
    const names = elementsOf(renderMarkdown(text)).flatMap(
      ({ attributes }) => attributes['aria-label'] ?? [],
    );
    expect(names).toEqual(['Back to reference 1', 'Back to reference 1-2', 'Back to reference 2']);
  });

  it.each(['label', 'ref-1', 'a b', '1', 'é', '"quoted"', '<b>', '%20'])(
    'have no id twice, whatever they are called: %j',
    (name) => {
      const ids = idsOf(renderMarkdown(`A[^1] b[^${name}] c[^1]\n\n[^1]: x\n\n[^${name}]: y`));
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('are numbered from 1 in each text, whatever was rendered before', () => {
    const alone = renderMarkdown(text);
    renderMarkdown('| x[^1] |\n|---|\n| y |\n\n[^1]: In a table ![a[^1]](b.png)');
    expect(() => renderMarkdown(`x[^1] ${'>'.repeat(20_000)} y\n\n[^1]: z`)).not.toThrow();
    expect(() => renderMarkdown(`x[^1]\n\n${'>'.repeat(20_000)} y\n\n[^1]: z`)).toThrow(
      MarkdownError,
    );
    expect(renderMarkdown(text)).toBe(alone);
  });

  it('may hold paragraphs, and be left out where nothing refers to them', () => {
    const html = renderMarkdown('A[^1]\n\n[^1]: First.\n\n    Second.\n\n[^2]: Never.');
    expect(elementsNamed(html, 'li').map(({ elements }) => elements[0]?.text)).toEqual(['First.']);
    expect(html).not.toContain('Never');
  });

  it('are no notes where nothing was noted', () => {
    expect(elementsNamed(renderMarkdown('A[^1]'), 'section')).toEqual([]);
    expect(renderMarkdown('A[^1]')).toContain('A[^1]');
  });

  it('keep their ids even if the text pretends to be a note', () => {
    const html = renderMarkdown(`${text}\n\n<a id="footnote-1" href="/x">me</a>`);
    const ids = idsOf(html);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
