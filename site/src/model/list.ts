import { addressOf, type AddressedType } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { bodyHtmlFor } from './body.ts';
import { authorName } from './byline.ts';
import { authorPortrait, cardsFor, columnLink } from './card.ts';
import type { BuildContext } from './context.ts';
import { frameFor, headFor } from './frame.ts';
import { mostReadIn } from './most-read.ts';
import type { ListPage, ListSubject, Pagination } from './page.ts';
import { figureOf, pictureOf } from './picture.ts';
import { listJsonLd } from './structured-data/list.ts';

/** The types whose page is a list of articles. */
export type ListType = Extract<AddressedType, 'section' | 'column' | 'author'>;

/** What a list is a list of where it has a document of its own. */
type TypedSubject = Exclude<ListSubject, { kind: 'month' }>;

/** A list page: the first (newest) one with `page` null, else numbered page `page`. `null` if there is none. */
export function listPage(
  context: BuildContext,
  { type, slug, page }: { type: ListType; slug: string; page: number | null },
): ListPage | null {
  const id = context.content.idBySlug(type, slug);
  const subject = id === null ? null : subjectOf(context, type, id);
  if (id === null || subject === null) return null;
  const base = addressOf(type, slug);
  const found = entriesOf(context, { scope: scopes[type](id), base, page });
  if (found === null) return null;
  const address = page === null ? base : numberedAddress(base, page);
  const feed = { href: `${base}rss.xml`, text: subject.name };
  return {
    template: 'list',
    address,
    site: frameFor(context),
    head: headFor(context, {
      address,
      title: page === null ? subject.name : `${subject.name}, page ${page}`,
      description: 'description' in subject ? subject.description : subject.role,
      feed,
      jsonLd: listJsonLd(context, { subject, address: base }),
    }),
    subject,
    cards: cardsFor(context, found.ids),
    pagination: found.pagination,
    feed,
    // Numbered pages stay as they are, whatever is read today.
    ...(type === 'section' && page === null
      ? { mostRead: mostReadIn(context, scopes.mostReadIn(id)) }
      : {}),
  };
}

/** The address of a numbered list page. */
export function numberedAddress(base: string, page: number): string {
  return `${base}page/${page}/`;
}

/** The articles on a page of a list, and where it stands among the list's pages; `null` if there is none. */
export function entriesOf(
  { content }: BuildContext,
  { scope, base, page }: { scope: string; base: string; page: number | null },
): { ids: string[]; pagination: Pagination } | null {
  if (page === null) {
    const { ids, numbered } = content.firstPage(scope);
    const older = numbered === 0 ? null : numberedAddress(base, numbered);
    return { ids, pagination: { newer: null, older, number: null } };
  }
  const ids = content.numberedPage(scope, page);
  if (ids === null) return null;
  const newer = content.hasNumberedPage(scope, page + 1) ? numberedAddress(base, page + 1) : base;
  const older = page === 1 ? null : numberedAddress(base, page - 1);
  return { ids, pagination: { newer, older, number: page } };
}

function subjectOf(context: BuildContext, type: ListType, id: string): TypedSubject | null {
  switch (type) {
    case 'section':
      return sectionSubject(context, id);
    case 'column':
      return columnSubject(context, id);
    case 'author':
      return authorSubject(context, id);
  }
}

function sectionSubject({ content }: BuildContext, id: string): TypedSubject | null {
  const section = content.get('section.whole', id);
  if (section === null) return null;
  const { name, description, colour } = section;
  return { kind: 'section', name, description, colour };
}

function columnSubject(context: BuildContext, id: string): TypedSubject | null {
  const column = context.content.get('column.whole', id);
  if (column === null) return null;
  return {
    kind: 'column',
    name: column.title,
    description: column.description,
    image: column.image === null ? null : pictureOf(context, column.image, ''),
    authors: column.authors.flatMap((author) => {
      const label = context.content.get('author.label', author);
      if (label === null) return [];
      const { name, slug, role } = label;
      return [
        {
          name: authorName(name),
          href: addressOf('author', slug),
          role,
          portrait: authorPortrait(context, author),
        },
      ];
    }),
    closed: column.closed,
  };
}

function authorSubject(context: BuildContext, id: string): TypedSubject | null {
  const { content } = context;
  const author = content.get('author.whole', id);
  if (author === null) return null;
  return {
    kind: 'author',
    name: authorName(author.name),
    role: author.role,
    bioHtml:
      author.bio === null || author.bio.trim() === ''
        ? null
        : bodyHtmlFor(context, 'author', author.id),
    portrait: figureOf(context, author.portrait),
    links: author.links.map(({ label, url }) => ({ href: url, text: label })),
    columns: content
      .all(scopes.columnsBy(id))
      .flatMap((column) => columnLink(context, column) ?? []),
  };
}
