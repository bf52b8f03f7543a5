import { describe, expect, it } from 'vitest';
import { elementsOf } from '../../test/parsed.ts';
import { renderMarkdown } from './index.ts';

/** The headings of a text: level and id. */
function headingsOf(markdown: string): string[] {
  return elementsOf(renderMarkdown(markdown))
    .filter(({ name }) => /^h\d$/.test(name))
    .map(({ name, attributes }) => `${name} ${attributes['id'] ?? ''}`);
}

describe('headings', () => {
  it('begin at h2, for the headline is the page’s h1', () => {
    expect(headingsOf('# One\n\n## Two\n\n### Three\n\n<h1>Four</h1>')).toEqual([
      'h2 s-one',
      'h2 s-two',
      'h3 s-three',
      'h2 s-four',
    ]);
  });

  it('have an id from their words', () => {
    expect(headingsOf('## The *£4m* question: who’s paying? & Dŵr')).toEqual([
      'h2 s-the-4m-question-whos-paying-dwr',
    ]);
  });

  it('have different ids where their words are the same', () => {
    expect(headingsOf('## A\n\n## A\n\n## A 2\n\n## A')).toEqual([
      'h2 s-a',
      'h2 s-a-2',
      'h2 s-a-2-2',
      'h2 s-a-3',
    ]);
  });

  it('have an id even where no letter of theirs can stand in one', () => {
    expect(headingsOf('## ???\n\n## 議会')).toEqual(['h2 s-part', 'h2 s-part-2']);
  });

  it('keep a note’s number out of their id', () => {
    expect(headingsOf('## Money[^1]\n\n[^1]: Not ours.')).toEqual([
      'h2 s-money',
      'h2 footnote-label',
    ]);
  });

  it('are left out where they say nothing', () => {
    expect(headingsOf('## \n\nText\n\n<h3> </h3>')).toEqual([]);
  });

  it('are all the ids that a body can set, footnotes apart', () => {
    const html = renderMarkdown(
      '<p id="comments">a</p> <a id="main" href="/x">b</a>\n\n- <li id="x">c',
    );
    expect(elementsOf(html).filter(({ attributes }) => 'id' in attributes)).toEqual([]);
  });
});
