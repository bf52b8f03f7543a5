/* eslint-disable @typescript-eslint/no-unsafe-assignment
   -- Vitest types its matchers as any */
import { describe, expect, it } from 'vitest';
import { bylineTextOf } from '../src/editorial/byline-text.ts';
import { inHouseStyle, mendedLine, mendedTitle } from '../src/editorial/house-style.ts';
import { firstParagraphOf, headingsIn, picturesIn } from '../src/editorial/markdown.ts';
import { relationChange } from '../src/editorial/relations.ts';
import { bodyFaults } from '../src/editorial/rules/body.ts';
import { scheduleFaults } from '../src/editorial/rules/dates.ts';
import { slugFrom } from '../src/editorial/slug.ts';

describe('house style', () => {
  it.each([
    ['  Two  blanks ', 'Two blanks'],
    ['A stop .', 'A stop.'],
    ['First , second', 'First, second'],
    ['Up .5 per cent', 'Up .5 per cent'],
    ['And so ...', 'And so ...'],
  ])('mends %j to %j', (before, after) => {
    expect(mendedLine(before)).toBe(after);
  });

  it.each([
    ['Council goes under.', 'Council goes under'],
    ['Council goes under .', 'Council goes under'],
    ['To be continued...', 'To be continued...'],
    ['Lessons from the U.S.', 'Lessons from the U.S.'],
    ['Who pays?', 'Who pays?'],
  ])('makes the headline %j into %j', (before, after) => {
    expect(mendedTitle(before)).toBe(after);
  });

  it('leaves the body alone and says what it mended', () => {
    const { data, mends } = inHouseStyle('api::article.article', {
      title: 'A .',
      body: 'x  \ny .',
    });
    expect(data).toEqual({ title: 'A', body: 'x  \ny .' });
    expect(mends).toEqual([{ field: 'title', before: 'A .', after: 'A' }]);
  });
});

describe('reading Markdown', () => {
  it('finds headings of both kinds and none in code', () => {
    const body = [
      'Intro',
      '',
      '## One',
      '',
      '```',
      '# not me',
      '```',
      '',
      'Two',
      '---',
      '',
      '### Three ###',
    ].join('\n');
    expect(headingsIn(body)).toEqual([
      { level: 2, text: 'One' },
      { level: 2, text: 'Two' },
      { level: 3, text: 'Three' },
    ]);
  });

  it('does not take a rule under a table or list for a heading', () => {
    expect(headingsIn('- item\n---\n\n| a |\n---\n\ntext\n\n---')).toEqual([]);
  });

  it('finds pictures and what stands for them, in Markdown and HTML and not in code', () => {
    const body =
      '![](/a.png) ![ ](b.png "t") ![ok [1]](c.png) ![by name][g] `![](d.png)` <img src="e.png"> <img src="f.png" alt="F">';
    expect(picturesIn(body)).toEqual([
      { alt: '', address: '/a.png' },
      { alt: '', address: 'b.png' },
      { alt: 'ok [1]', address: 'c.png' },
      { alt: 'by name', address: 'g' },
      { alt: '', address: 'e.png' },
      { alt: 'F', address: 'f.png' },
    ]);
  });

  it('reads the first paragraph without its marks', () => {
    expect(firstParagraphOf('The *first* [one](https://x.org)\ngoes on.\n\nSecond')).toBe(
      'the first one goes on.',
    );
    expect(firstParagraphOf('## Heading\n\nText')).toBe('');
  });
});

describe('a body', () => {
  const faultsOf = (body: string) =>
    bodyFaults({ uid: 'api::article.article', body, mediaNames: new Map() });

  it.each([
    ['an empty body', ' ', 'The body is empty'],
    ['a heading of level 1, which is the headline’s', 'x\n\n# Big', 'The headline (title) is that'],
    ['a heading of level 1', 'x\n\n# Big', 'level 1'],
    ['a heading that begins too deep', 'x\n\n### Deep', 'skip a level'],
    ['a skipped level', 'x\n\n## A\n\n#### B', 'skip a level'],
    ['a picture without alternative text', '![](x.png)', 'without alternative text (x.png)'],
    ['a picture described by a file name', '![a [1].webp](x.webp)', 'only a file name'],
    ['a picture in HTML described by one', '<img alt="a.gif" src="x.gif">', 'only a file name'],
  ])('is refused with %s', (_name, body, message) => {
    expect(faultsOf(body)).toEqual([{ path: ['body'], message: expect.stringContaining(message) }]);
  });

  it('may have a picture whose description mentions a file', () => {
    expect(faultsOf('![A printed copy of budget.png on a desk](x.png)')).toEqual([]);
  });

  it('of a standing page is called by the name it has in the panel', () => {
    const faults = bodyFaults({ uid: 'api::page.page', body: '', mediaNames: new Map() });
    expect(faults[0]?.message).toBe('The text (body) is empty. Write it before you publish.');
  });

  it('may go back up by any number of levels', () => {
    expect(faultsOf('x\n\n## A\n\n### B\n\n#### C\n\n## D')).toEqual([]);
  });
});

describe('a schedule', () => {
  it.each(['tomorrow', '2026-02-30T10:00:00Z', '2026-13-01', 42, {}, '21/11/2026'])(
    'refuses %j',
    (publishAt) => {
      expect(scheduleFaults({ publishAt, unpublishAt: null })).toEqual([
        { path: ['publishAt'], message: expect.stringContaining('publishAt') },
      ]);
    },
  );

  it.each([
    '2026-11-21',
    '2026-11-21T14:00',
    '2026-11-21T14:00:00Z',
    '2026-11-21T14:00:00.000+01:00',
    new Date(0),
    null,
    '',
  ])('takes %j', (publishAt) => {
    expect(scheduleFaults({ publishAt, unpublishAt: undefined })).toEqual([]);
  });
});

describe('a slug made from a title', () => {
  it.each([
    ['Ravensmoor spends its last free pound', 'ravensmoor-spends-its-last-free-pound'],
    ['Dŵr & tân: who’s paying £4m?', 'dwr-and-tan-whos-paying-4m'],
    ['Łódź — Straße', 'lodz-strasse'],
    ['???', 'untitled'],
  ])('%j gives %j', (title, slug) => {
    expect(slugFrom(title)).toBe(slug);
  });

  it('is cut between words', () => {
    const slug = slugFrom('considerable '.repeat(12));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/considerable$/);
  });
});

describe('a relation’s payload', () => {
  it.each([
    [undefined, undefined],
    [null, { kind: 'set', to: [] }],
    ['abc', { kind: 'set', to: [{ documentId: 'abc' }] }],
    [7, { kind: 'set', to: [{ id: 7 }] }],
    [
      [{ id: 7 }, { documentId: 'abc', id: 9 }],
      { kind: 'set', to: [{ id: 7 }, { documentId: 'abc' }] },
    ],
    [{ set: ['abc'] }, { kind: 'set', to: [{ documentId: 'abc' }] }],
    [
      { connect: [{ id: 1, position: { end: true } }], disconnect: ['x'] },
      { kind: 'patch', connect: [{ id: 1 }], disconnect: [{ documentId: 'x' }] },
    ],
  ])('%j is read', (value, change) => {
    expect(relationChange(value)).toEqual(change);
  });
});

describe('a byline in a list', () => {
  it.each([
    [[], ''],
    [['Ann Cole'], 'Ann Cole'],
    [['Ann Cole', 'Bo Dean'], 'Ann Cole and Bo Dean'],
    [['Ann Cole', 'Bo Dean', 'Cy Eke'], 'Ann Cole, Bo Dean and Cy Eke'],
  ])('%j reads %j', (names, text) => {
    expect(bylineTextOf(names)).toBe(text);
  });
});
