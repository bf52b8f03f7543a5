import { anArticle, aFigure } from '../../../site/test/factories.ts';
import { changes, creates, freeSlug, moves, removes, republishes, unpublishes } from './deeds.ts';
import type { Deed, EditKinds } from './edits.ts';
import type { Newsroom } from './newsroom.ts';
import { bodies, instants, one, pick, some, words, type Choice } from './vocabulary.ts';

/** What editors do to articles. */
export const articleEdits: EditKinds = {
  'article: create': { weight: 5, deed: creates('article', anArticle, newParts) },
  'article: title': {
    weight: 3,
    deed: changes('article', (n) => ({ title: one(words, n.value) })),
  },
  'article: body': { weight: 3, deed: changes('article', (n) => ({ body: one(bodies, n.value) })) },
  'article: standfirst': {
    weight: 1,
    deed: changes('article', (n) => ({ standfirst: one([null, ...words, bodies[0]], n.value) })),
  },
  'article: teaser': {
    weight: 1,
    deed: changes('article', (n) => ({ teaser: one([null, ...words], n.value) })),
  },
  'article: related': {
    weight: 3,
    deed: changes('article', (n, room) => ({ related: some(articleIds(room), n, 5) })),
  },
  'article: section': {
    weight: 3,
    deed: changes('article', (n, room, { section }) => ({
      section: pick(room.all('section'), n.value)?.id ?? section,
    })),
  },
  'article: column': {
    weight: 2,
    deed: changes('article', (n, room) => ({ column: columnOf(n, room) })),
  },
  'article: bylines': {
    weight: 3,
    deed: changes('article', (n, room) => ({ bylines: bylinesOf(n, room) })),
  },
  'article: lead picture': {
    weight: 2,
    deed: changes('article', (n, room) => ({ leadImage: figureOf(n, room) })),
  },
  'article: kind': {
    weight: 2,
    deed: changes('article', (n) => ({
      kind: one(['news', 'opinion', 'feature', 'analysis'], n.value),
    })),
  },
  'article: tags': {
    weight: 2,
    deed: changes('article', (n, room) => ({
      tags: some(
        room.all('tag').map(({ id }) => id),
        n,
        3,
      ),
    })),
  },
  'article: corrections': { weight: 1, deed: changes('article', correctionsOf) },
  'article: sign-off': {
    weight: 1,
    deed: changes('article', (n) => ({ signOff: one([null, ...words], n.value) })),
  },
  'article: comments open': {
    weight: 1,
    deed: changes('article', (n) => ({ commentsOpen: n.value % 2 === 0 })),
  },
  'article: first published': {
    weight: 1,
    deed: changes('article', (n) => ({ firstPublishedAt: one(instants, n.value) })),
  },
  'article: search words': {
    weight: 1,
    deed: changes('article', (n) => ({
      seo: n.value % 2 === 0 ? null : { title: one(words, n.value), description: null },
    })),
  },
  'article: slug': { weight: 4, deed: moves('article') },
  'article: draft’s slug': { weight: 1, deed: movesDraft },
  'article: unpublish': { weight: 4, deed: unpublishes('article') },
  'article: republish': { weight: 4, deed: republishes('article') },
  'article: delete': { weight: 3, deed: removes('article') },
};

function articleIds(newsroom: Newsroom): string[] {
  return newsroom.all('article').map(({ id }) => id);
}

function newParts(choice: Choice, newsroom: Newsroom) {
  const { which, value, other } = choice;
  return {
    title: one(words, value),
    kind: one(['opinion', 'news', 'news'] as const, other),
    section: pick(newsroom.all('section'), which)?.id ?? 'section-none',
    column: columnOf(choice, newsroom),
    bylines: bylinesOf(choice, newsroom),
    firstPublishedAt: one(instants, which + other),
  };
}

function columnOf({ value }: Choice, newsroom: Newsroom): string | null {
  return value % 3 === 0 ? null : (pick(newsroom.all('column'), value)?.id ?? null);
}

function bylinesOf(choice: Choice, newsroom: Newsroom) {
  const authors = newsroom.all('author').map(({ id }) => id);
  const role = choice.other > 5 ? 'Reporter' : null;
  return some(authors, choice, 2).map((author) => ({ author, roleAtPublication: role }));
}

/** Any picture of the library placed in some way, or none. */
export function figureOf({ value, other }: Choice, newsroom: Newsroom) {
  const media = value % 4 === 0 ? null : pick(newsroom.all('media'), value);
  if (media === null) return null;
  return aFigure({ media: media.id, caption: one([null, ...words], other), decorative: other > 8 });
}

function correctionsOf({ value, other }: Choice) {
  const kind = one(['correction', 'clarification', 'update'] as const, other);
  const date = one(['2026-11-02', '2026-10-20'] as const, other);
  return { corrections: value % 3 === 0 ? [] : [{ kind, date, text: one(words, value) }] };
}

/** So that another document may take the slug under which this one stood. */
function movesDraft(...[newsroom, { which, value }]: Parameters<Deed>): string | null {
  const document = pick(newsroom.all('article', { published: false }), which);
  if (document === null) return null;
  const slug = freeSlug(newsroom, { type: 'article', at: value, except: document.id });
  newsroom.draft(document, { slug });
  return `${document.id} ${slug}`;
}
