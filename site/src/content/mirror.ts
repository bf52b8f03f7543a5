import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { addressOf, documentTypes, isAddressed, type DocumentType } from '@standfirst/shared-types';
import { Dirty, monthsTag, numberedTag, ruleTag, slugTag } from './dirty.ts';
import {
  changedTags,
  facetsOf,
  frameTag,
  project,
  typeOfFacet,
  type FacetName,
  type FacetValue,
} from './facets.ts';
import {
  frameScopes,
  highest,
  listedType,
  lowest,
  membershipsOf,
  numberedPages,
  scopes,
  type Membership,
} from './listings.ts';
import { ContentReader } from './reader.ts';
import { makeTables } from './schema.ts';
import { slugOf, storedId, type StoredDocument, type StoredOf } from './stored.ts';
import { htmlOf, type TextType } from './texts.ts';

/** Projections kept in memory: a card has under a kilobyte, and a full render goes from neighbour to neighbour. */
const projectionsMax = 5_000;

/** One change, checked and ready to be taken over. `document` is `null` for a tombstone. */
export interface StoredChange {
  type: DocumentType;
  id: string;
  document: StoredDocument | null;
  /** The last slug, for the address of what is gone. */
  slug: string | null;
  /** The HTML of its text, where that has been rendered already. Without it, each reading renders. */
  html?: string | null;
  /** Where a tombstone only undoes a publication: the address that was gone before it, if any was. */
  goneAs?: string | null;
}

/** Part of a list to read. */
interface ListQuery {
  order: 'ascending' | 'descending';
  limit?: number;
  offset?: number;
  /** Only places before this one. */
  below?: string;
  /** Only places after this one. */
  above?: string;
}

/**
 * The local copy of everything published. It is the only holder of the CMS's documents on this
 * side; pages read it through {@link ContentReader}. Callers wrap writes in a transaction.
 */
export class Mirror {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Projections already made, by the tag's own parts. Whole documents are not kept: they are large. */
  readonly #projections = new Map<string, unknown>();

  /** Uses the mirror's tables in `db`, and makes them where they are missing and may be made. */
  constructor(db: DatabaseSync) {
    this.#db = db;
    if (!db.prepare('PRAGMA query_only').get()?.['query_only']) makeTables(db);
  }

  /** A reader that starts with nothing written down. */
  reader(): ContentReader {
    return new ContentReader(this);
  }

  /** A document, or `null`. */
  get<T extends DocumentType>(type: T, id: string): StoredOf<T> | null {
    const row = this.#one(
      'SELECT json FROM documents WHERE type = ? AND id = ?',
      type,
      storedId(type, id),
    );
    return row === undefined ? null : (JSON.parse(String(row['json'])) as StoredOf<T>);
  }

  /**
   * A facet of a document, or `null`. Cards and labels stand on many pages, so each is made once;
   * whoever gets one must not change it.
   */
  facet<F extends FacetName>(facet: F, id: string): FacetValue<F> | null {
    const type = typeOfFacet(facet);
    const key = `${facet} ${storedId(type, id)}`;
    if (this.#projections.has(key)) return this.#projections.get(key) as FacetValue<F> | null;
    const document = this.get(type, id);
    const value = document === null ? null : (project(facet, document) as FacetValue<F>);
    if (facet.endsWith('.whole')) return value;
    if (this.#projections.size >= projectionsMax) this.#projections.clear();
    this.#projections.set(key, value);
    return value;
  }

  /**
   * Sanitised HTML of a document's text: as it was given with the document, else rendered now.
   */
  html(type: TextType, id: string): string | null {
    const row = this.#one('SELECT html FROM documents WHERE type = ? AND id = ?', type, id);
    if (row === undefined) return null;
    if (typeof row['html'] === 'string') return row['html'];
    const document = this.get(type, id);
    return document === null ? null : htmlOf(document);
  }

  /** Documents whose text this code has not rendered yet, `limit` at a time, in the order of their keys. */
  withoutHtml({
    after,
    limit,
  }: {
    after: number;
    limit: number;
  }): { key: number; document: StoredDocument }[] {
    return this.#all(
      "SELECT rowid AS key, json FROM documents WHERE html IS NULL AND type IN ('article', 'page', 'author') AND rowid > ? ORDER BY rowid LIMIT ?",
      after,
      limit,
    ).map((row) => ({
      key: Number(row['key']),
      document: JSON.parse(String(row['json'])) as StoredDocument,
    }));
  }

  /** Keeps the HTML of a document's text that {@link withoutHtml} named. */
  keepHtml(key: number, html: string | null): void {
    this.#run('UPDATE documents SET html = ? WHERE rowid = ?', html, key);
  }

  /** Forgets projections. Call it when a transaction that changed documents was rolled back. */
  forgetProjections(): void {
    this.#projections.clear();
  }

  /** The id of the document of `type` with this slug, or `null`. */
  idBySlug(type: DocumentType, slug: string): string | null {
    const row = this.#one(
      'SELECT id FROM documents WHERE type = ? AND slug = ? ORDER BY id',
      type,
      slug,
    );
    return row === undefined ? null : String(row['id']);
  }

  /** Every document of a type, by id. */
  *ofType<T extends DocumentType>(type: T): Generator<StoredOf<T>> {
    for (const row of this.#prepare(
      'SELECT json FROM documents WHERE type = ? ORDER BY id',
    ).iterate(type)) {
      yield JSON.parse(String(row['json'])) as StoredOf<T>;
    }
  }

  /** The slugs of all documents of a type; of articles, in the order of their publication. */
  slugs(type: DocumentType): string[] {
    const sql =
      type === 'article'
        ? `SELECT slug FROM listing JOIN documents USING (id) WHERE scope = '${scopes.articles}' AND type = ? ORDER BY sort`
        : 'SELECT slug FROM documents WHERE type = ? ORDER BY id';
    return this.#all(sql, type).map((row) => String(row['slug']));
  }

  /** Rows of a list. */
  list(scope: string, query: ListQuery): { id: string; sort: string }[] {
    const { order, limit = -1, offset = 0, below = highest, above = lowest } = query;
    const direction = order === 'ascending' ? 'ASC' : 'DESC';
    const sql = `SELECT id, sort FROM listing WHERE scope = ? AND sort > ? AND sort < ? ORDER BY sort ${direction} LIMIT ? OFFSET ?`;
    return this.#all(sql, scope, above, below, limit, offset).map((row) => ({
      id: String(row['id']),
      sort: String(row['sort']),
    }));
  }

  /** How long a list is. */
  length(scope: string): number {
    return Number(
      this.#one('SELECT count(*) AS n FROM listing WHERE scope = ?', scope)?.['n'] ?? 0,
    );
  }

  /** The `YYYY-MM` months in which something was first published, oldest first. */
  months(): string[] {
    return this.#all(
      "SELECT DISTINCT scope FROM listing WHERE scope > 'month:' AND scope < 'month;' ORDER BY scope",
    ).map((row) => String(row['scope']).slice('month:'.length));
  }

  /** Addresses that once held a page and hold none now. */
  gone(): string[] {
    return this.#all('SELECT DISTINCT address FROM gone ORDER BY address').map((row) =>
      String(row['address']),
    );
  }

  /** How far the mirror has followed the change log, and how much it knew to be waiting then. */
  state(): { cursor: number; remaining: number } {
    const row = this.#one('SELECT cursor, remaining FROM mirror_state');
    return { cursor: Number(row?.['cursor']), remaining: Number(row?.['remaining']) };
  }

  /** Remembers how far the mirror has come. Belongs into the transaction of {@link apply}. */
  advance(state: { cursor: number; remaining: number }): void {
    this.#run('UPDATE mirror_state SET cursor = ?, remaining = ?', state.cursor, state.remaining);
  }

  /** Documents whose newest state was refused, with the reason. */
  held(): { type: string; id: string; reason: string }[] {
    return this.#all('SELECT type, id, reason FROM held ORDER BY type, id').map((row) => ({
      type: String(row['type']),
      id: String(row['id']),
      reason: String(row['reason']),
    }));
  }

  /** Keeps the last good state of a document and says why the newest was refused. */
  hold(type: DocumentType, id: string, reason: string): void {
    this.#run('INSERT OR REPLACE INTO held VALUES (?, ?, ?)', type, id, reason);
  }

  /** Takes changes over and tells what they touched. */
  apply(changes: readonly StoredChange[]): Dirty {
    const dirty = new Dirty();
    const lengths = new Map<string, number>();
    for (const change of changes) this.#applyOne(change, dirty, lengths);
    for (const [scope, before] of lengths) this.#tagLength(scope, { before, dirty });
    return dirty;
  }

  /** Forgets everything that was published, and where it stood in the change log. */
  clear(): void {
    this.#db.exec(
      'DELETE FROM documents; DELETE FROM listing; DELETE FROM gone; DELETE FROM held;',
    );
    this.advance({ cursor: 0, remaining: 0 });
    this.forgetProjections();
  }

  /**
   * Makes anew what was derived from the documents by other code: places in lists and slugs. Their
   * texts are rendered again as they are read, or all of them by {@link withoutHtml}. Belongs to
   * every change of the code; whoever calls it must look at every page.
   */
  renew(): void {
    this.#db.exec('UPDATE documents SET html = NULL; DELETE FROM listing;');
    this.forgetProjections();
    const [dirty, lengths] = [new Dirty(), new Map<string, number>()];
    for (const type of documentTypes) {
      for (const { id } of this.#all('SELECT id FROM documents WHERE type = ?', type)) {
        const document = this.get(type, String(id));
        if (document === null) continue;
        const slug = slugOf(document);
        this.#run(
          'UPDATE documents SET slug = ? WHERE type = ? AND id = ?',
          slug,
          type,
          String(id),
        );
        this.#relist({ type, id: String(id), after: document }, dirty, lengths);
      }
    }
  }

  #applyOne(change: StoredChange, dirty: Dirty, lengths: Map<string, number>): void {
    const { type, document: after } = change;
    const id = storedId(type, change.id);
    const before = this.get(type, id);
    this.#run('DELETE FROM held WHERE type = ? AND id = ?', type, change.id);
    const slugs = {
      before: before === null ? null : slugOf(before),
      after: after === null ? null : slugOf(after),
    };
    const tags = changedTags(type, id, { before, after });
    for (const tag of tags) dirty.tags.add(tag);
    for (const state of tags.length === 0 ? [] : [before, after])
      if (state?.type === 'redirect') dirty.tags.add(ruleTag(state.from));
    if (slugs.before !== slugs.after) {
      for (const slug of Object.values(slugs))
        if (slug !== null) dirty.tags.add(slugTag(type, slug));
    }
    if (after === null) this.#run('DELETE FROM documents WHERE type = ? AND id = ?', type, id);
    else
      this.#run(
        'INSERT INTO documents VALUES (?, ?, ?, ?, ?) ON CONFLICT (type, id) DO UPDATE SET slug = excluded.slug, json = excluded.json, html = excluded.html',
        type,
        id,
        slugs.after,
        JSON.stringify(after),
        change.html ?? null,
      );
    for (const facet of facetsOf(type)) this.#projections.delete(`${facet} ${id}`);
    this.#relist({ type, id, after }, dirty, lengths);
    if (type === 'article') this.#relistViews(id, dirty, lengths);
    this.#rememberGone(change, slugs.before, dirty);
  }

  /** Moves a document between lists; `dirty` learns each place it left or entered. */
  #relist(
    { type, id, after }: { type: DocumentType; id: string; after: StoredDocument | null },
    dirty: Dirty,
    lengths: Map<string, number>,
  ): void {
    const old = this.#all('SELECT scope, sort FROM listing WHERE id = ?', id)
      .map((row) => ({ scope: String(row['scope']), sort: String(row['sort']) }))
      .filter(({ scope }) => listedType(scope) === type);
    const now =
      after === null ? [] : membershipsOf(after, (article) => this.get('article', article));
    const key = ({ scope, sort }: Membership) => `${scope} ${sort}`;
    const oldKeys = new Set(old.map(key));
    const nowKeys = new Set(now.map(key));
    for (const place of [
      ...old.filter((row) => !nowKeys.has(key(row))),
      ...now.filter((row) => !oldKeys.has(key(row))),
    ]) {
      if (!lengths.has(place.scope)) lengths.set(place.scope, this.length(place.scope));
      if (frameScopes.includes(place.scope)) dirty.tags.add(frameTag);
      else dirty.places.push(place);
      if (nowKeys.has(key(place)))
        this.#run('INSERT INTO listing VALUES (?, ?, ?)', place.scope, place.sort, id);
      else this.#run('DELETE FROM listing WHERE scope = ? AND sort = ?', place.scope, place.sort);
    }
  }

  /** An article's section and authors decide in which lists its views count. */
  #relistViews(id: string, dirty: Dirty, lengths: Map<string, number>): void {
    const views = this.get('views', id);
    if (views !== null) this.#relist({ type: 'views', id, after: views }, dirty, lengths);
  }

  #tagLength(scope: string, { before, dirty }: { before: number; dirty: Dirty }): void {
    const after = this.length(scope);
    const [from, to] = [numberedPages(before), numberedPages(after)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    for (let page = from + 1; page <= to; page += 1) dirty.tags.add(numberedTag(scope, page));
    if (scope.startsWith('month:') && (before === 0) !== (after === 0)) dirty.tags.add(monthsTag);
  }

  #rememberGone(change: StoredChange, slugBefore: string | null, dirty: Dirty): void {
    if (!isAddressed(change.type)) return;
    const old = this.#one(
      'SELECT address FROM gone WHERE type = ? AND id = ?',
      change.type,
      change.id,
    );
    if (old !== undefined) dirty.tags.add(ruleTag(String(old['address'])));
    if (change.document !== null) {
      this.#run('DELETE FROM gone WHERE type = ? AND id = ?', change.type, change.id);
      return;
    }
    // The log knows the last address; a move that was never released may lie between.
    const slug = change.slug ?? slugBefore;
    const last = slug === null ? null : addressOf(change.type, slug);
    const address = change.goneAs === undefined ? last : change.goneAs;
    for (const each of [last, address]) if (each !== null) dirty.tags.add(ruleTag(each));
    if (address === null) return;
    this.#run('INSERT OR REPLACE INTO gone VALUES (?, ?, ?)', change.type, change.id, address);
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) this.#statements.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }

  #one(sql: string, ...values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#prepare(sql).get(...values);
  }

  #all(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.#prepare(sql).all(...values);
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }
}
