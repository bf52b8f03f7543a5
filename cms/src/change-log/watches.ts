/**
 * Which tables to watch, and how a row in each leads to the document that a reader would see
 * change. Worked out from Strapi's own metadata, so a new attribute is watched without a line here.
 */
import type { Core, UID } from '@strapi/strapi';
import { watchedTypes, type WatchedType } from './watched';

/** Strapi's media library. */
const file = 'plugin::upload.file';

/** One way from a row of `table` to documents: SQL that selects type, target and slug. `ROW` stands for the row. */
export interface Watch {
  table: string;
  select: string;
}

/** The part of Strapi's metadata that says in which tables an attribute lives. */
interface AttributeMeta {
  type?: string;
  relation?: string;
  target?: string;
  morphBy?: string;
  owner?: boolean;
  joinTable?: {
    name: string;
    joinColumn?: { name: string };
    morphColumn?: { idColumn: { name: string }; typeColumn: { name: string } };
  };
}

/** How to get from a row to the owning entity `e`. */
interface Path {
  from: string;
  where: string;
}

/** Every watch, in no particular order; a table may have several. */
export function watchesOf(strapi: Core.Strapi): Watch[] {
  return [
    ...watchedTypes.flatMap((watched) => typeWatches(strapi, watched)),
    ...viewsWatches(strapi),
    ...readerWatches(strapi),
    ...answerWatches(strapi),
  ];
}

/** A name in the database, quoted for SQLite and PostgreSQL alike. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function attributesOf(strapi: Core.Strapi, uid: string): [string, AttributeMeta][] {
  return Object.entries(strapi.db.metadata.get(uid).attributes as Record<string, AttributeMeta>);
}

function tableOf(strapi: Core.Strapi, uid: string): string {
  return strapi.db.metadata.get(uid).tableName;
}

function typeWatches(strapi: Core.Strapi, watched: WatchedType): Watch[] {
  const table = tableOf(strapi, watched.uid);
  const slug = watched.slugColumn === null ? 'NULL' : `e.${quoted(watched.slugColumn)}`;
  const columns = `'${watched.type}', e.document_id, ${slug}`;
  // A trigger sees its own row without a FROM; the alias is replaced by the row itself.
  const own = `SELECT ${columns} WHERE ${watched.visible}`.replaceAll('e.', 'ROW.');
  const through = ({ from, where }: Path) =>
    `SELECT ${columns} FROM ${from} WHERE ${where} AND ${watched.visible} AND e.document_id IS NOT NULL`;
  const byId = (id: string) => through({ from: `${quoted(table)} e`, where: `e.id = ${id}` });
  return [
    { table, select: own },
    ...attributesOf(strapi, watched.uid).flatMap(([, attribute]) => [
      ...joinTableWatches(attribute, (column) => byId(`ROW.${quoted(column)}`)),
      ...mediaWatches(strapi, { attribute, uid: watched.uid, owner: byId }),
      ...componentWatches(strapi, { attribute, table, through }),
    ]),
  ];
}

/** A relation's own table (`articles_section_lnk`), or a component field's (`articles_cmps`). */
function joinTableWatches(attribute: AttributeMeta, through: (column: string) => string): Watch[] {
  const { joinTable } = attribute;
  const column = joinTable?.joinColumn?.name;
  if (joinTable === undefined || column === undefined || joinTable.morphColumn !== undefined)
    return [];
  // The other side of a two-way relation is watched by the type that owns it.
  if (attribute.type === 'relation' && attribute.owner === false) return [];
  return [{ table: joinTable.name, select: through(column) }];
}

/** A media attribute: its rows stand in one table for all types, told apart by `related_type`. */
function mediaWatches(
  strapi: Core.Strapi,
  {
    attribute,
    uid,
    owner,
  }: { attribute: AttributeMeta; uid: string; owner: (id: string) => string },
): Watch[] {
  if (attribute.target !== file || attribute.morphBy === undefined) return [];
  const joinTable = attributesOf(strapi, file).find(([name]) => name === attribute.morphBy)?.[1]
    .joinTable;
  if (joinTable?.morphColumn === undefined) return [];
  const { idColumn, typeColumn } = joinTable.morphColumn;
  const select = `${owner(`ROW.${quoted(idColumn.name)}`)} AND ROW.${quoted(typeColumn.name)} = '${uid}'`;
  return [{ table: joinTable.name, select }];
}

function componentWatches(
  strapi: Core.Strapi,
  {
    attribute,
    table,
    through,
  }: { attribute: AttributeMeta; table: string; through: (path: Path) => string },
): Watch[] {
  // Strapi's metadata turns a component field into a relation to the component's own model.
  const uid = attribute.target;
  const links = attribute.joinTable?.name;
  if (
    uid === undefined ||
    links === undefined ||
    strapi.components[uid as UID.Component] === undefined
  )
    return [];
  const owner = (componentId: string): string =>
    through({
      from: `${quoted(links)} c JOIN ${quoted(table)} e ON e.id = c.entity_id`,
      where: `c.component_type = '${uid}' AND c.cmp_id = ${componentId}`,
    });
  return [
    { table: tableOf(strapi, uid), select: owner('ROW.id') },
    ...attributesOf(strapi, uid).flatMap(([, inner]) => [
      ...joinTableWatches(inner, (column) => owner(`ROW.${quoted(column)}`)),
      ...mediaWatches(strapi, { attribute: inner, uid, owner }),
    ]),
  ];
}

/** Daily counts are not watched: the site learns of an article's score, which is written at most hourly. */
function viewsWatches(strapi: Core.Strapi): Watch[] {
  const table = tableOf(strapi, 'api::article-score.article-score');
  return [{ table, select: "SELECT 'views', ROW.target, NULL" }];
}

/** A reader's new display name reaches each of their approved comments. */
function readerWatches(strapi: Core.Strapi): Watch[] {
  const comments = tableOf(strapi, 'api::comment.comment');
  const link = attributesOf(strapi, 'api::comment.comment').find(([name]) => name === 'reader')?.[1]
    .joinTable;
  const column = link?.joinColumn?.name;
  if (link === undefined || column === undefined)
    throw new Error('comment has no "reader" relation to watch.');
  const select =
    `SELECT 'comment', e.document_id, NULL FROM ${quoted(link.name)} l ` +
    `JOIN ${quoted(comments)} e ON e.id = l.${quoted(column)} WHERE l.user_id = ROW.id AND e.state = 'approved'`;
  return [{ table: tableOf(strapi, 'plugin::users-permissions.user'), select }];
}

/**
 * An answer that comes or goes decides whether the comment it answers, once withdrawn, still has a
 * place. Its going is told too when nothing is left there: the feed then finds no document.
 */
function answerWatches(strapi: Core.Strapi): Watch[] {
  const comments = tableOf(strapi, 'api::comment.comment');
  const link = attributesOf(strapi, 'api::comment.comment').find(([name]) => name === 'parent')?.[1]
    .joinTable;
  const column = link?.joinColumn?.name;
  if (link === undefined || column === undefined)
    throw new Error('comment has no "parent" relation to watch.');
  const place = (from: string, where: string) =>
    `SELECT 'comment', p.document_id, NULL FROM ${from} WHERE ${where} AND p.state = 'withdrawn'`;
  const linked = `${quoted(link.name)} l JOIN ${quoted(comments)} p ON p.id = l.inv_comment_id`;
  return [
    {
      table: comments,
      select: place(linked, `l.${quoted(column)} = ROW.id AND ROW.state = 'approved'`),
    },
    { table: link.name, select: place(`${quoted(comments)} p`, 'p.id = ROW.inv_comment_id') },
  ];
}
