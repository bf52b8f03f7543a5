/**
 * Every kind of edit that a sequence is made of. An edit names its document by a number, counted
 * round and round among what there is, so it means something whatever was edited before it: a
 * sequence stays one when shrinking takes edits out.
 */
import fc from 'fast-check';
import type { PublishedDocument } from '@standfirst/shared-types';
import { articleEdits } from './article-edits.ts';
import { faultEdits } from './fault-edits.ts';
import { libraryEdits } from './library-edits.ts';
import { longListEdits } from './long-list-edits.ts';
import type { Newsroom } from './newsroom.ts';
import { readerEdits } from './reader-edits.ts';
import { staffEdits } from './staff-edits.ts';
import type { Choice } from './vocabulary.ts';

/** Does one edit in a newsroom and says what was done, or `null` if there was nothing to do it to. */
export type Deed = (newsroom: Newsroom, choice: Choice) => string | null;

/** A kind of edit, and how often it comes compared with others. */
export type EditKinds = Record<string, { weight: number; deed: Deed }>;

const kinds: EditKinds = {
  ...articleEdits,
  ...longListEdits,
  ...staffEdits,
  ...readerEdits,
  ...libraryEdits,
  ...faultEdits,
  'publish again as it was': { weight: 1, deed: publishAgain },
};

/** One edit of a sequence, and whether the publisher looks at the CMS after it. */
export interface Edit extends Choice {
  kind: string;
  /** `restart`: it looks, and the publisher is started anew. */
  then: 'go on' | 'publish' | 'restart';
}

/** Any edit. */
export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.oneof(
    ...Object.entries(kinds).map(([kind, { weight }]) => ({
      arbitrary: fc.constant(kind),
      weight,
    })),
  ),
  // Mostly the same few documents: edits that do not meet prove little.
  which: fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.nat({ max: 2 }), weight: 3 },
    { arbitrary: fc.nat({ max: 23 }), weight: 1 },
  ),
  value: fc.nat({ max: 11 }),
  other: fc.nat({ max: 11 }),
  then: fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant('go on' as const), weight: 6 },
    { arbitrary: fc.constant('publish' as const), weight: 5 },
    { arbitrary: fc.constant('restart' as const), weight: 1 },
  ),
});

/** Does an edit, writes it into the log and says what was done. */
export function carryOut(newsroom: Newsroom, edit: Edit): string {
  const said = kinds[edit.kind]?.deed(newsroom, edit) ?? 'nothing to do it to';
  newsroom.commit();
  return `${edit.kind}: ${said}`;
}

function publishAgain(newsroom: Newsroom, { which, value }: Choice): string | null {
  const types = ['article', 'author', 'section', 'media', 'settings', 'comment'] as const;
  const documents: PublishedDocument[] = newsroom.all(types[value % types.length] ?? 'article');
  const document = documents[which % Math.max(1, documents.length)];
  if (document === undefined) return null;
  newsroom.commit(document);
  return document.id;
}
