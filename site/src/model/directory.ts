import { addressOf } from '@standfirst/shared-types';
import { scopes } from '../content/index.ts';
import { tidy } from '../markdown/index.ts';
import { authorName } from './byline.ts';
import { authorPortrait } from './card.ts';
import { settingsOf, type BuildContext } from './context.ts';
import { momentOf } from './dates.ts';
import { frameFor, headFor } from './frame.ts';
import type { DirectoryPage, Link } from './page.ts';
import { pictureOf } from './picture.ts';

type Entry = DirectoryPage['entries'][number];

/** The list of columns, or of authors, each in the order of the alphabet. */
export function directoryPage(context: BuildContext, kind: DirectoryPage['kind']): DirectoryPage {
  const address = `/${kind}/`;
  const title = kind === 'columns' ? 'Columns' : 'Authors';
  const entry = kind === 'columns' ? columnEntry : authorEntry;
  return {
    template: 'directory',
    address,
    site: frameFor(context),
    head: headFor(context, { address, title, description: null }),
    kind,
    entries: context.content.all(scopes[kind]).flatMap((id) => entry(context, id)),
  };
}

function columnEntry(context: BuildContext, id: string): Entry[] {
  const column = context.content.get('column.whole', id);
  if (column === null) return [];
  const [author] = column.authors;
  return [
    {
      name: column.title,
      href: addressOf('column', column.slug),
      note: column.description,
      authors: column.authors.flatMap((each) => authorLink(context, each)),
      portrait:
        column.image === null
          ? author === undefined
            ? null
            : authorPortrait(context, author)
          : pictureOf(context, column.image, ''),
      closed: column.closed,
      latest: latestIn(context, scopes.column(id)),
    },
  ];
}

function authorEntry(context: BuildContext, id: string): Entry[] {
  const label = context.content.get('author.label', id);
  if (label === null) return [];
  return [
    {
      name: authorName(label.name),
      href: addressOf('author', label.slug),
      note: label.role,
      authors: [],
      portrait: authorPortrait(context, id),
      closed: false,
      latest: latestIn(context, scopes.author(id)),
    },
  ];
}

function authorLink({ content }: BuildContext, id: string): Link[] {
  const label = content.get('author.label', id);
  return label === null
    ? []
    : [{ href: addressOf('author', label.slug), text: authorName(label.name) }];
}

function latestIn(context: BuildContext, scope: string): Entry['latest'] {
  const [id] = context.content.newest(scope, 1);
  const article = id === undefined ? null : context.content.get('article.card', id);
  if (article === null) return null;
  const date = momentOf(article.firstPublishedAt, settingsOf(context).timeZone);
  return { href: addressOf('article', article.slug), text: tidy(article.title), date };
}
