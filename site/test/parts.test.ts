import { describe, expect, test } from 'vitest';
import { groupsOf } from '../src/components/list/directory-groups.ts';
import { weightFor } from '../src/components/list/share-weight.ts';
import { jsonForScript } from '../src/components/site/json-for-script.ts';
import { escaped, withoutControls } from '../src/feeds/xml.ts';
import { authorDirectory, columnDirectory, front } from '../src/fixtures/lists.ts';

describe('the directory', () => {
  test('puts authors under their surname’s initial, titles and accents aside', () => {
    const [entry] = authorDirectory.entries;
    if (entry === undefined) throw new Error('a fixture is missing');
    const names = ['Élodie Zane', 'Dame Rosalind Achterberg', 'Jo Émile', 'Ann Eaves'];
    const groups = groupsOf({
      ...authorDirectory,
      entries: names.map((name) => ({ ...entry, name })),
    });
    expect(
      groups.map(({ heading, entries }) => [heading, ...entries.map(({ name }) => name)]),
    ).toEqual([
      ['A', 'Dame Rosalind Achterberg'],
      ['E', 'Ann Eaves', 'Jo Émile'],
      ['Z', 'Élodie Zane'],
    ]);
  });

  test('tells columns that run from those that have ended, and shows no empty group', () => {
    expect(groupsOf(columnDirectory).map(({ heading }) => heading)).toEqual(['Running', 'Ended']);
    const running = columnDirectory.entries.filter(({ closed }) => !closed);
    expect(groupsOf({ ...columnDirectory, entries: running })).toHaveLength(1);
  });
});

describe('a section’s share of the front page', () => {
  test('never looks like its neighbour', () => {
    const [block] = front.sections;
    if (block === undefined) throw new Error('a fixture is missing');
    const weights = [0, 1, 2, 3, 4].map((index) => weightFor(block, index));
    expect(weights.every((weight, index) => weight !== weights[index + 1])).toBe(true);
  });

  test('goes plain without a picture', () => {
    const [block] = front.sections;
    if (block === undefined) throw new Error('a fixture is missing');
    const cards = block.cards.map((card) => ({ ...card, picture: null }));
    expect(weightFor({ ...block, cards }, 0)).toBe('plain');
  });
});

test('JSON in a script element holds no character that could end it', () => {
  const text = '</script><!--&\u2028';
  expect(jsonForScript({ text })).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(jsonForScript({ text }))).toEqual({ text });
});

test('XML text loses what XML forbids and nothing else', () => {
  expect(withoutControls('a\u0000b\u000Bc\td\ne\uFFFEf\uD800g😀')).toBe('abc\td\nefg😀');
  expect(escaped('<a href="x">&\'')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&apos;');
});
