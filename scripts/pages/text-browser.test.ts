import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { front } from '../../site/src/fixtures/lists.ts';
import { bringProgram } from '../lib/debian-package.ts';
import { fixtureSite, type FixtureSite } from './fixture-site.ts';

let site: FixtureSite;
let w3m: string;

beforeAll(async () => {
  w3m = await bringProgram('w3m', () => undefined);
  site = await fixtureSite();
});
afterAll(() => site.stop());

/** A page as `w3m` shows it, on one line. */
async function wordsOf(name: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    w3m,
    ['-dump', '-cols', '80', '-O', 'UTF-8', site.at(name)],
    {
      timeout: 30_000,
    },
  );
  return stdout.replaceAll(/\s+/g, ' ');
}

/** The parts that `text` doesn't hold, or holds in another order. */
function lostOf(text: string, parts: readonly string[]): string[] {
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(part, from);
    from = Math.max(from, at);
    return at < 0;
  });
}

it('reads an article in order in a text browser, notes and corrections too', async () => {
  const words = await wordsOf('feature');
  const parts = [
    'Skip to the content',
    'Precept',
    'Finance',
    'The council that spent its last free pound',
    'Ravensmoor’s general reserve was to last',
    'By Josh Adeyinka-Poole, Finance correspondent, Precept',
    '20 November 2026',
    'On the second Tuesday of October',
    'A policy with three jobs',
    'a freeze on all posts',
    'Opening balance',
    'Notes',
    'Corrections and clarifications',
    'Related articles',
    'Have your say',
    'About Precept',
  ];
  expect(lostOf(words, parts)).toEqual([]);
});

it('says once, and at the top, that the layout is not for this browser', async () => {
  const words = await wordsOf('front');
  expect(words.split('Your browser is too old')).toHaveLength(2);
  expect(words.indexOf('Your browser is too old')).toBeLessThan(words.indexOf('Finance'));
});

it('names every story of the front page', async () => {
  const cards = [front.lead, ...front.picks, ...front.opinion].flatMap((card) => card ?? []);
  const stories = [...cards, ...front.sections.flatMap((section) => section.cards)];
  expect(stories.length).toBeGreaterThan(20);
  expect(
    lostOf(
      await wordsOf('front'),
      stories.map(({ headline }) => headline),
    ),
  ).toEqual([]);
});
