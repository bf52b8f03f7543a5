import { aFrontPage, aPage } from '../../../site/test/factories.ts';
import { changes, creates, moves, removes, republishes, unpublishes } from './deeds.ts';
import type { Deed, EditKinds } from './edits.ts';
import { uploadTo } from './uploads.ts';
import { bodies, one, pick, some, words, type Choice } from './vocabulary.ts';

/** What editors do to pictures, standing pages, the front page and the magazine's settings. */
export const libraryEdits: EditKinds = {
  'picture: upload': { weight: 1, deed: uploads },
  'picture: replace': { weight: 3, deed: replaces },
  'picture: delete': { weight: 2, deed: removes('media') },
  'page: title': { weight: 1, deed: changes('page', (n) => ({ title: one(words, n.value) })) },
  'page: body': { weight: 1, deed: changes('page', (n) => ({ body: one(bodies, n.value) })) },
  'page: in footer': { weight: 1, deed: changes('page', (n) => ({ inFooter: n.value % 2 === 0 })) },
  'page: slug': { weight: 2, deed: moves('page') },
  'page: create': {
    weight: 1,
    deed: creates('page', aPage, (n) => ({ inFooter: n.other % 2 === 0 })),
  },
  'page: unpublish': { weight: 1, deed: unpublishes('page') },
  'page: republish': { weight: 1, deed: republishes('page') },
  'page: delete': { weight: 1, deed: removes('page') },
  'front page': { weight: 3, deed: leads },
  'settings: title': {
    weight: 1,
    deed: changes('settings', (n) => ({ title: one(words, n.value) })),
  },
  'settings: tagline': {
    weight: 1,
    deed: changes('settings', (n) => ({ tagline: one([null, ...words], n.value) })),
  },
  'settings: time zone': {
    weight: 1,
    deed: changes('settings', (n) => ({
      timeZone: one(['Europe/London', 'Pacific/Auckland', 'America/New_York'], n.value),
    })),
  },
  'settings: comments': {
    weight: 1,
    deed: changes('settings', (n) => ({
      commentPolicy: one(['off', 'pre-moderated', 'post-moderated'], n.value),
    })),
  },
  'settings: contact': {
    weight: 1,
    deed: changes('settings', (n) => ({
      contactEmail: one([null, 'desk@precept.example'], n.value),
    })),
  },
  'settings: logo': {
    weight: 1,
    deed: changes('settings', (n, room) => ({
      logo: pick(room.all('media'), n.value)?.id ?? null,
    })),
  },
};

function uploads(...[newsroom, { value }]: Parameters<Deed>): string {
  const id = `picture-${newsroom.nextNumber()}`;
  uploadTo(newsroom, { id, file: value, url: null });
  return id;
}

/** Another file in the place of one, at its address or at another. */
function replaces(...[newsroom, { which, value, other }]: Parameters<Deed>): string | null {
  const media = pick(newsroom.all('media'), which);
  if (media === null) return null;
  const url = other % 3 === 0 ? `/uploads/${media.id}-${newsroom.nextNumber()}.png` : media.url;
  uploadTo(newsroom, { id: media.id, file: value, url });
  return `${media.id} by file ${value} at ${url}`;
}

function leads(...[newsroom, choice]: Parameters<Deed>): string {
  const articles = newsroom.all('article').map(({ id }) => id);
  const lead = some(
    articles,
    { ...choice, value: choice.which + choice.value } satisfies Choice,
    7,
  );
  newsroom.save(aFrontPage({ lead }));
  return JSON.stringify(lead);
}
