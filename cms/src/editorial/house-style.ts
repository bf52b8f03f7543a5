import type { Payload } from './payload';

/** Fields, by type, that house style mends. Bodies are left alone: there, blanks carry meaning. */
const mendedFields: Readonly<Record<string, readonly string[]>> = {
  'api::article.article': ['title', 'standfirst', 'teaser'],
  'api::page.page': ['title'],
  'api::column.column': ['title'],
  'api::author.author': ['name', 'role'],
  'api::section.section': ['name'],
  'api::tag.tag': ['name'],
};

/** What mending changed in one field. */
export interface Mend {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Mends one line: single blanks, none at either end, none before a full stop or comma. */
export function mendedLine(text: string): string {
  return (
    text
      .replace(/\s+/gu, ' ')
      // "rose .5 per cent" and "and so ..." keep theirs.
      .replace(/ ([.,])(?![.\d])/g, '$1')
      .trim()
  );
}

/** Mends a headline: a line that also loses its full stop, but no ellipsis and no "U.S.". */
export function mendedTitle(text: string): string {
  const line = mendedLine(text);
  return /\.$/.test(line) && !/\.\.$|\b\p{L}\.\p{L}\.$/u.test(line) ? line.slice(0, -1) : line;
}

/** A copy of `data` in house style, and what was changed to make it so. */
export function inHouseStyle(
  uid: string,
  data: Payload,
): { data: Payload; mends: readonly Mend[] } {
  const mends = (mendedFields[uid] ?? []).flatMap((field): Mend[] => {
    const before = data[field];
    if (typeof before !== 'string') return [];
    const after = field === 'title' ? mendedTitle(before) : mendedLine(before);
    return after === before ? [] : [{ field, before, after }];
  });
  return {
    data: { ...data, ...Object.fromEntries(mends.map(({ field, after }) => [field, after])) },
    mends,
  };
}
