import type {
  CollectionPage,
  CreativeWorkSeries,
  Person,
  ProfilePage,
  WithContext,
} from 'schema-dts';
import { absolute, type BuildContext } from '../context.ts';
import type { ListSubject } from '../page.ts';
import { trailOf } from './breadcrumbs.ts';
import { publisherOf } from './magazine.ts';
import { personOf } from './person.ts';

/** A section, a column or an author as schema.org describes them. */
export function listJsonLd(
  context: BuildContext,
  { subject, address }: { subject: Exclude<ListSubject, { kind: 'month' }>; address: string },
): WithContext<CollectionPage | ProfilePage> {
  const url = absolute(context, address);
  const common = { '@context': 'https://schema.org', url, name: subject.name } as const;
  const trail = (folder: { href: string; text: string } | null) =>
    trailOf(context, [...(folder === null ? [] : [folder]), { href: address, text: subject.name }]);
  switch (subject.kind) {
    case 'section':
      return { ...common, '@type': 'CollectionPage', breadcrumb: trail(null) };
    case 'column':
      return {
        ...common,
        '@type': 'CollectionPage',
        breadcrumb: trail({ href: '/columns/', text: 'Columns' }),
        mainEntity: seriesOf(context, subject, url),
      };
    case 'author':
      return {
        ...common,
        '@type': 'ProfilePage',
        breadcrumb: trail({ href: '/authors/', text: 'Authors' }),
        mainEntity: authorOf(context, subject, address),
      };
  }
}

function seriesOf(
  context: BuildContext,
  { name, description, authors }: Extract<ListSubject, { kind: 'column' }>,
  url: string,
): CreativeWorkSeries {
  return {
    '@type': 'CreativeWorkSeries',
    name,
    url,
    ...(description === null ? {} : { description }),
    author: authors.map((author) => personOf(context, author)),
    publisher: publisherOf(context),
  };
}

function authorOf(
  context: BuildContext,
  { name, role, portrait, links }: Extract<ListSubject, { kind: 'author' }>,
  address: string,
): Person {
  return {
    ...personOf(context, { name, role, href: address }),
    ...(portrait === null ? {} : { image: absolute(context, portrait.picture.src) }),
    ...(links.length === 0 ? {} : { sameAs: links.map(({ href }) => href) }),
  };
}
