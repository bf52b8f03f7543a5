/**
 * Fills a real Strapi with many articles: copies of the demonstration's, made inside its database while
 * it runs. Ten thousand of them take a minute, by the panel's own calls half an hour. The database's
 * triggers write the change log as they do for every write, so the publisher hears of each.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { transaction } from '../publisher/database.ts';
import { progress } from './report.ts';

/** Articles in one transaction: the CMS waits for no longer than that. */
const atOnce = 200;
/** Articles between two lines of progress. */
const progressEvery = 2_000;
/** When the oldest copy was published, and how much later each next one, in milliseconds. */
const [sinceMs, apartMs] = [Date.UTC(2024, 0, 1), 2 * 3_600_000];

type Row = Readonly<Record<string, SQLOutputValue>>;

/** Tables with a row for each link of an article's draft or published version. */
const links = [
  'articles_section_lnk',
  'articles_column_lnk',
  'articles_tags_lnk',
  'articles_related_lnk',
] as const;

/** A component of articles, and the table with the rows that link it. */
interface Component {
  type: string;
  table: string;
  links: { table: string; column: string; where: string };
}

const components: readonly Component[] = [
  {
    type: 'editorial.byline',
    table: 'components_editorial_bylines',
    links: {
      table: 'components_editorial_bylines_author_lnk',
      column: 'byline_id',
      where: 'true',
    },
  },
  {
    type: 'editorial.figure',
    table: 'components_editorial_figures',
    links: {
      table: 'files_related_mph',
      column: 'related_id',
      where: "related_type = 'editorial.figure'",
    },
  },
];

/** Makes `count` articles in the SQLite database of `dataDir`. Corrections and comments are not copied. */
export function stockStrapi(dataDir: string, count: number): void {
  const db = new DatabaseSync(join(dataDir, 'cms.db'));
  try {
    db.exec('PRAGMA busy_timeout = 20000');
    const copier = new Copier(db);
    for (let done = 0; done < count; done += atOnce) {
      if (done > 0 && done % progressEvery === 0)
        progress(`${done} of ${count} articles written into Strapi’s database`);
      transaction(db, () => {
        for (let number = done; number < Math.min(count, done + atOnce); number += 1)
          copier.copy(number);
      });
    }
  } finally {
    db.close();
  }
}

class Copier {
  readonly #db: DatabaseSync;
  /** The draft and the published version of each article there was before. */
  readonly #originals: readonly (readonly Row[])[];

  constructor(db: DatabaseSync) {
    this.#db = db;
    const versions = Map.groupBy(this.#rows('SELECT * FROM articles ORDER BY id'), (row) =>
      String(row['document_id']),
    );
    this.#originals = [...versions.values()].filter((rows) => rows.length === 2);
  }

  /** Makes the copy of this number, published. */
  copy(number: number): void {
    const slug = `stocked-${number}`;
    const document_id = randomBytes(12).toString('hex');
    for (const version of this.#originals[number % this.#originals.length] ?? []) {
      const article = this.#insert('articles', {
        ...version,
        document_id,
        slug,
        published_slug: slug,
        title: `${String(version['title'])} (${number})`,
        first_published_at: sinceMs + number * apartMs,
        publish_at: null,
        unpublish_at: null,
      });
      const original = Number(version['id']);
      for (const table of links)
        for (const row of this.#rows(`SELECT * FROM ${table} WHERE article_id = ?`, original))
          this.#insert(table, { ...row, article_id: article });
      for (const component of components) this.#copyComponents(component, { original, article });
    }
  }

  #copyComponents(
    { type, table, links: beside }: Component,
    { original, article }: { original: number; article: number },
  ): void {
    const places = this.#rows(
      'SELECT * FROM articles_cmps WHERE entity_id = ? AND component_type = ?',
      original,
      type,
    );
    for (const place of places) {
      const id = Number(place['cmp_id']);
      const [component = {}] = this.#rows(`SELECT * FROM ${table} WHERE id = ?`, id);
      const copy = this.#insert(table, component);
      for (const row of this.#rows(
        `SELECT * FROM ${beside.table} WHERE ${beside.column} = ? AND ${beside.where}`,
        id,
      ))
        this.#insert(beside.table, { ...row, [beside.column]: copy });
      this.#insert('articles_cmps', { ...place, entity_id: article, cmp_id: copy });
    }
  }

  #rows(sql: string, ...values: (number | string)[]): Row[] {
    return this.#db.prepare(sql).all(...values);
  }

  /** Returns the number of the new row. */
  #insert(table: string, { id: _id, ...row }: Row): number {
    const names = Object.keys(row);
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(...Object.values(row));
    return Number(lastInsertRowid);
  }
}
