import { expect, it } from 'vitest';
import {
  aColumn,
  aMirror,
  anArticle,
  anAuthor,
  pageAt,
  theBasics,
} from '../../../test/factories.ts';

const mirror = aMirror([
  ...theBasics(),
  anAuthor({ links: [{ label: 'Site', url: 'https://example.org/ann' }] }),
  aColumn({ authors: ['author-ann-cole'] }),
  anArticle(),
]);
const described = (address: string) => pageAt(mirror, 'list', address).head.jsonLd;

it('describes an author as a person with a profile', () => {
  expect(described('/authors/ann-cole/')).toMatchObject({
    '@type': 'ProfilePage',
    mainEntity: { '@type': 'Person', name: 'Ann Cole', sameAs: ['https://example.org/ann'] },
    breadcrumb: { itemListElement: [{ name: 'Authors' }, { name: 'Ann Cole' }] },
  });
});

it('describes a column as a series by its authors', () => {
  expect(described('/columns/ledger/')).toMatchObject({
    '@type': 'CollectionPage',
    mainEntity: { '@type': 'CreativeWorkSeries', author: [{ name: 'Ann Cole' }] },
  });
});

it('describes a section as a collection', () => {
  expect(described('/sections/finance/')).toMatchObject({
    '@type': 'CollectionPage',
    name: 'Finance',
    url: 'https://precept.example/sections/finance/',
  });
});
