import { describe, expect, test } from 'vitest';
import { emptyAuthor, emptyFront, gone, missing, section } from '../src/fixtures/lists.ts';
import { guest, news, opinion } from '../src/fixtures/articles.ts';
import { htmlOf, mainOf, wordsOf } from './compiled.ts';

describe('where there is nothing yet', () => {
  test.each([
    ['an empty magazine', emptyFront, 'The first issue is being written.', '/rss.xml'],
    ['an author', emptyAuthor, 'Nothing by this author', '/authors/hester-quillfeather/rss.xml'],
    ['a section', { ...section, cards: [] }, 'in this section yet', '/sections/finance/rss.xml'],
  ])('%s says so, once, and names the feed that will have it', async (_who, page, words, feed) => {
    const main = mainOf(await htmlOf(page));
    expect(wordsOf(main)).toContain(words);
    expect(main.split(`href="${feed}"`)).toHaveLength(2);
  });
});

describe('where there is nothing any more', () => {
  test('leads on to the front page, the columns, the authors and what is new', async () => {
    const main = mainOf(await htmlOf(missing));
    for (const href of ['/', '/columns/', '/authors/', missing.latest[0]?.href ?? 'none'])
      expect(main).toContain(`href="${href}"`);
  });

  test('promises nothing newer where there is nothing newer', async () => {
    expect(wordsOf(mainOf(await htmlOf(gone)))).not.toContain('Published lately');
    expect(wordsOf(mainOf(await htmlOf(gone)))).not.toContain('since');
  });
});

describe('opinion', () => {
  test('shows who speaks and what it is: a column by its name, a guest as “Opinion”', async () => {
    const [column, other] = [mainOf(await htmlOf(opinion)), mainOf(await htmlOf(guest))];
    for (const main of [column, other]) {
      expect(main).toContain('src="/media/portrait-hester-quillfeather-960.jpg"');
      expect(main).toMatch(/<h1 class="said"/);
    }
    expect(wordsOf(column)).toMatch(/^Finance Section 151 The reserve/);
    expect(wordsOf(other)).toMatch(/^Finance Opinion Let the auditors/);
  });

  test('is not what news looks like', async () => {
    expect(mainOf(await htmlOf({ ...news, related: [] }))).not.toMatch(/class="said|portrait/);
  });
});
