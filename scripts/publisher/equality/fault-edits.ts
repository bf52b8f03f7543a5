import { documentTypes, type DocumentType } from '@standfirst/shared-types';
import type { Deed, EditKinds } from './edits.ts';
import { pick } from './vocabulary.ts';

/** Ways to break the contract, or a page, without breaking the feed. */
const faults: Partial<Record<DocumentType, readonly Record<string, unknown>[]>> = {
  article: [
    { title: '' },
    { section: null },
    { section: 'section-none' },
    { slug: 'not a slug' },
    { body: `${'>'.repeat(20_000)} x` },
    { firstPublishedAt: 'yesterday' },
  ],
  author: [{ name: '' }, { slug: '..' }],
  section: [{ colour: 'puce' }, { slug: '' }],
  column: [{ title: null }],
  settings: [{ timeZone: 'Mars/Olympus' }],
  media: [{ url: '/uploads/none.png', version: 'lost' }],
  comment: [{ submittedAt: null }],
  page: [{ body: `${'>'.repeat(20_000)} x` }],
};

/** Documents that break the contract, and are mended some time later: by the end of the sequence at the latest. */
export const faultEdits: EditKinds = {
  'break an article': { weight: 3, deed: spoils('article') },
  'break anything else': { weight: 2, deed: spoilsAny },
  'mend everything': { weight: 2, deed: mends },
};

function spoils(type: DocumentType): Deed {
  return (newsroom, { which, value }) => {
    const document = pick(newsroom.all(type), which);
    const fault = pick(faults[type] ?? [], value);
    if (document === null || fault === null) return null;
    newsroom.spoil(document, fault);
    return `${document.id} ${JSON.stringify(fault).slice(0, 60)}`;
  };
}

function spoilsAny(...[newsroom, choice]: Parameters<Deed>): string | null {
  const others = documentTypes.filter((type) => type in faults && type !== 'article');
  const type = pick(others, choice.other);
  return type === null ? null : spoils(type)(newsroom, choice);
}

function mends(...[newsroom]: Parameters<Deed>): string {
  newsroom.mend();
  return 'done';
}
