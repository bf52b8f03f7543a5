import { aColumn, anAuthor, aSection, aTag } from '../../../site/test/factories.ts';
import { sectionColours } from '@standfirst/shared-types';
import { figureOf } from './article-edits.ts';
import { changes, creates, moves, removes } from './deeds.ts';
import type { EditKinds } from './edits.ts';
import type { Newsroom } from './newsroom.ts';
import { bodies, one, pick, some, words, type Choice } from './vocabulary.ts';

/** What editors do to authors, columns, sections and tags. */
export const staffEdits: EditKinds = {
  'author: name': {
    weight: 2,
    deed: changes('author', (n) => ({ name: `Ann ${one(words, n.value)}` })),
  },
  'author: role': {
    weight: 1,
    deed: changes('author', (n) => ({ role: one([null, ...words], n.value) })),
  },
  'author: bio': {
    weight: 1,
    deed: changes('author', (n) => ({ bio: one([null, ...bodies], n.value) })),
  },
  'author: sign-off': {
    weight: 1,
    deed: changes('author', (n) => ({ signOff: one([null, ...words], n.value) })),
  },
  'author: portrait': {
    weight: 1,
    deed: changes('author', (n, room) => ({ portrait: figureOf(n, room) })),
  },
  'author: slug': { weight: 2, deed: moves('author') },
  'author: create': {
    weight: 1,
    deed: creates('author', anAuthor, (n) => ({ name: one(words, n.value) })),
  },
  'author: delete': { weight: 2, deed: removes('author') },
  'column: title': { weight: 1, deed: changes('column', (n) => ({ title: one(words, n.value) })) },
  'column: description': {
    weight: 1,
    deed: changes('column', (n) => ({ description: one([null, ...words], n.value) })),
  },
  'column: authors': {
    weight: 2,
    deed: changes('column', (n, room) => ({ authors: authorsOf(n, room) })),
  },
  'column: picture': {
    weight: 1,
    deed: changes('column', (n, room) => ({ image: figureOf(n, room)?.media ?? null })),
  },
  'column: closed': { weight: 1, deed: changes('column', (n) => ({ closed: n.value % 2 === 0 })) },
  'column: slug': { weight: 2, deed: moves('column') },
  'column: create': {
    weight: 1,
    deed: creates('column', aColumn, (n, room) => ({
      title: one(words, n.value),
      authors: authorsOf(n, room),
    })),
  },
  'column: delete': { weight: 1, deed: removes('column') },
  'section: name': { weight: 2, deed: changes('section', (n) => ({ name: one(words, n.value) })) },
  'section: colour': {
    weight: 2,
    deed: changes('section', (n) => ({ colour: pick(sectionColours, n.value) ?? 'teal' })),
  },
  'section: description': {
    weight: 1,
    deed: changes('section', (n) => ({ description: one([null, ...words], n.value) })),
  },
  'section: order': {
    weight: 2,
    deed: changes('section', (n) => ({ position: (n.value % 5) - 2 })),
  },
  'section: slug': { weight: 2, deed: moves('section') },
  'section: create': {
    weight: 1,
    deed: creates('section', aSection, (n) => ({
      name: one(words, n.value),
      position: n.other % 3,
    })),
  },
  // Without any section no article could be mended.
  'section: delete': { weight: 1, deed: removes('section', { keep: 1 }) },
  'tag: name': { weight: 2, deed: changes('tag', (n) => ({ name: one(words, n.value) })) },
  'tag: slug': { weight: 1, deed: moves('tag') },
  'tag: create': {
    weight: 1,
    deed: creates('tag', aTag, (n) => ({ name: one(words, n.value) })),
  },
  'tag: delete': { weight: 1, deed: removes('tag') },
};

function authorsOf(choice: Choice, newsroom: Newsroom): string[] {
  return some(
    newsroom.all('author').map(({ id }) => id),
    choice,
    2,
  );
}
