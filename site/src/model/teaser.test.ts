import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anArticle } from '../../test/factories.ts';
import { cutBetweenWords, teaserFor, teaserLengthMax } from './teaser.ts';

const long = `${'wage pressures on councils that pay '.repeat(6)}in full`;

describe('a teaser', () => {
  it.each([
    ['what the editor wrote', { teaser: 'Mine.', standfirst: 'Yours.' }, 'Mine.'],
    ['else the standfirst', { standfirst: 'Yours.' }, 'Yours.'],
    ['else the beginning of the body', { standfirst: null, body: '## A\n\nB *c*.' }, 'A B c.'],
    ['not an empty one', { teaser: '  ', standfirst: ' ', body: 'Body.' }, 'Body.'],
    ['nothing where there are no words', { standfirst: null, body: '![x](/a.jpg)' }, null],
  ])('is %s', (_what, parts, teaser) => {
    expect(teaserFor(anArticle(parts))).toBe(teaser);
  });

  it('leaves notes and their marks out', () => {
    const article = anArticle({ standfirst: null, body: 'It fell.[^1]\n\n[^1]: Twice.' });
    expect(teaserFor(article)).toBe('It fell.');
  });

  it('has no space before a full stop', () => {
    expect(teaserFor(anArticle({ standfirst: 'It fell . It rose .' }))).toBe('It fell. It rose.');
  });

  it('ends with an ellipsis after a whole word where it had to be cut', () => {
    const teaser = teaserFor(anArticle({ standfirst: long })) ?? '';
    expect(teaser.endsWith('…')).toBe(true);
    expect(long.startsWith(`${teaser.slice(0, -1)} `)).toBe(true);
  });

  it('does not end with a stop and an ellipsis', () => {
    expect(cutBetweenWords('One, two, three', 10)).toBe('One, two…');
    expect(cutBetweenWords('One – two three', 8)).toBe('One…');
  });

  it('of exactly the longest length is not cut', () => {
    const text = 'x'.repeat(teaserLengthMax);
    expect(cutBetweenWords(text, teaserLengthMax)).toBe(text);
  });

  const word = fc.string({
    minLength: 1,
    maxLength: 30,
    unit: fc.constantFrom('a', 'B', 'é', '7', '’', '💷'),
  });
  const sentence = fc.array(word, { minLength: 1, maxLength: 80 }).map((words) => words.join(' '));

  it('is never longer than 160 characters and never cut inside a word', () => {
    fc.assert(
      fc.property(sentence, (standfirst) => {
        const teaser = cutBetweenWords(standfirst, teaserLengthMax);
        expect(teaser.length).toBeLessThanOrEqual(teaserLengthMax);
        if (teaser === standfirst) return;
        expect(teaser).toMatch(/…$/);
        expect(standfirst.startsWith(`${teaser.slice(0, -1)} `)).toBe(true);
      }),
    );
  });

  it('of any article at all is one tidy line of at most 160 characters', () => {
    const scraps = fc.string({
      unit: fc.constantFrom('a', ' ', '.', '\n', '*', '[', '](', '#', '💷', '—'),
      maxLength: 290,
    });
    fc.assert(
      fc.property(scraps, fc.boolean(), (scrap, asBody) => {
        const teaser = teaserFor(
          anArticle(asBody ? { standfirst: null, body: scrap } : { standfirst: scrap, body: '' }),
        );
        if (teaser === null) return;
        expect(teaser.length).toBeLessThanOrEqual(teaserLengthMax);
        expect(teaser).not.toMatch(/ \.(?![.\p{L}\p{N}])|\s\s|\n|^\s|\s$/u);
        expect(teaser.isWellFormed()).toBe(true);
      }),
    );
  });

  it('cuts a single endless word between characters', () => {
    const teaser = cutBetweenWords('💷'.repeat(100), teaserLengthMax);
    expect([teaser.isWellFormed(), teaser.length <= teaserLengthMax]).toEqual([true, true]);
  });
});
