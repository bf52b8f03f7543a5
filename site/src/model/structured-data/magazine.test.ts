import { expect, it } from 'vitest';
import { aMirror, aPage, pageAt, someSettings, theBasics } from '../../../test/factories.ts';

it('says on the front page who publishes the magazine, by which of its own rules', () => {
  const mirror = aMirror([
    ...theBasics(),
    someSettings({ publisher: 'The Society', contactEmail: 'desk@precept.example' }),
    aPage({ slug: 'about' }),
    aPage({ slug: 'complaints' }),
  ]);
  expect(pageAt(mirror, 'front', '/').head.jsonLd).toMatchObject({
    '@type': 'WebSite',
    name: 'Precept',
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: 'The Society',
      email: 'desk@precept.example',
      publishingPrinciples: 'https://precept.example/about/',
      correctionsPolicy: 'https://precept.example/complaints/',
    },
  });
});

it('tells machines how to ask its search', () => {
  expect(pageAt(aMirror(theBasics()), 'front', '/').head.jsonLd).toMatchObject({
    potentialAction: {
      '@type': 'SearchAction',
      target: { urlTemplate: 'https://precept.example/search/results/?q={search_term_string}' },
    },
  });
});

it('names no policy that there is no page for', () => {
  const { jsonLd } = pageAt(aMirror(theBasics()), 'front', '/').head;
  expect(JSON.stringify(jsonLd)).not.toMatch(/Policy|Principles/);
});
