import { expect, it } from 'vitest';
import { aMirror, anArticle, pageAt, published, theBasics } from '../../test/factories.ts';

const note = (date: string, text: string) => ({ date, text, kind: 'correction' as const });

it('lists every correction, the newest first, with the article it is of', () => {
  const mirror = aMirror([
    ...theBasics(),
    anArticle({ corrections: [note('2026-10-15', 'Longer .'), note('2026-11-02', 'Heavier.')] }),
    anArticle({ slug: 'other', title: 'Other', corrections: [note('2026-10-20', 'Not John.')] }),
    anArticle({ slug: 'right' }),
  ]);
  expect(
    pageAt(mirror, 'ledger', '/corrections/').entries.map(({ date, text, article }) => [
      date.iso,
      text,
      article.href,
    ]),
  ).toEqual([
    ['2026-11-02', 'Heavier.', '/articles/rope/'],
    ['2026-10-20', 'Not John.', '/articles/other/'],
    ['2026-10-15', 'Longer.', '/articles/rope/'],
  ]);
});

it('follows a correction that is added', () => {
  const mirror = aMirror([...theBasics(), anArticle()]);
  expect(pageAt(mirror, 'ledger', '/corrections/').entries).toEqual([]);
  mirror.apply([published(anArticle({ corrections: [note('2026-10-15', 'Longer.')] }))]);
  expect(pageAt(mirror, 'ledger', '/corrections/').entries).toHaveLength(1);
});
