import type { DocumentType } from '@standfirst/shared-types';
import { monthsTag, numberedTag, slugTag } from './dirty.ts';
import { facetTag, frameTag, type FacetName, type FacetValue } from './facets.ts';
import { frameScopes, highest, listPageLength, lowest, numberedPages } from './listings.ts';
import type { Mirror } from './mirror.ts';
import type { TextType } from './texts.ts';

/** A stretch of a list that a page read: it must be looked at again if anything enters or leaves it. */
export interface Range {
  scope: string;
  low: string;
  high: string;
}

/** Everything a page read. */
export interface Reads {
  tags: Set<string>;
  ranges: Range[];
}

/** The only way a page reads content. It writes down what it was asked. */
export class ContentReader {
  readonly reads: Reads = { tags: new Set(), ranges: [] };
  readonly #mirror: Mirror;

  constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  /** A facet of a document, or `null` if there is no such document. */
  get<F extends FacetName>(facet: F, id: string): FacetValue<F> | null {
    this.reads.tags.add(facetTag(facet, id));
    return this.#mirror.facet(facet, id);
  }

  /** The id of the document that has this slug now, or `null`. */
  idBySlug(type: DocumentType, slug: string): string | null {
    this.reads.tags.add(slugTag(type, slug));
    return this.#mirror.idBySlug(type, slug);
  }

  /** The whole of a list, first to last. */
  all(scope: string): string[] {
    this.#saw(scope, lowest, highest);
    return this.#mirror.list(scope, { order: 'ascending' }).map((row) => row.id);
  }

  /** How long a list is. */
  count(scope: string): number {
    this.#saw(scope, lowest, highest);
    return this.#mirror.length(scope);
  }

  /** The last `limit` of a list, last first: of articles, the newest. */
  newest(scope: string, limit: number): string[] {
    return this.before(scope, { sort: highest, limit });
  }

  /** The `limit` nearest before a place in a list, nearest first. Nothing newer can change it. */
  before(scope: string, { sort, limit }: { sort: string; limit: number }): string[] {
    const rows = this.#mirror.list(scope, { order: 'descending', limit, below: sort });
    this.#saw(scope, rows.length < limit ? lowest : (rows.at(-1)?.sort ?? lowest), sort);
    return rows.map((row) => row.id);
  }

  /** The `limit` nearest after a place in a list, nearest first. */
  after(scope: string, { sort, limit }: { sort: string; limit: number }): string[] {
    const rows = this.#mirror.list(scope, { order: 'ascending', limit, above: sort });
    this.#saw(scope, sort, rows.length < limit ? highest : (rows.at(-1)?.sort ?? highest));
    return rows.map((row) => row.id);
  }

  /** The ids on a list's unnumbered first page, newest first, and the number of the page after it. */
  firstPage(scope: string): { ids: string[]; numbered: number } {
    const length = this.count(scope);
    const numbered = numberedPages(length);
    const rows = this.#mirror.list(scope, {
      order: 'descending',
      limit: length - numbered * listPageLength,
    });
    return { ids: rows.map((row) => row.id), numbered };
  }

  /** The ids on numbered page `page` (from 1, the oldest), newest first; `null` if there is no such page. */
  numberedPage(scope: string, page: number): string[] | null {
    if (!this.hasNumberedPage(scope, page)) return null;
    const offset = (page - 1) * listPageLength;
    const rows = this.#mirror.list(scope, { order: 'ascending', limit: listPageLength, offset });
    this.#saw(scope, lowest, rows.at(-1)?.sort ?? highest);
    return rows.map((row) => row.id).reverse();
  }

  /** Whether a list has numbered page `page`. */
  hasNumberedPage(scope: string, page: number): boolean {
    this.reads.tags.add(numberedTag(scope, page));
    return page >= 1 && page <= numberedPages(this.#mirror.length(scope));
  }

  /** The `YYYY-MM` months in which something was first published, oldest first. */
  months(): string[] {
    this.reads.tags.add(monthsTag);
    return this.#mirror.months();
  }

  /** The media document that the CMS serves at `url`, by id. */
  mediaIdByUrl(url: string): string | null {
    return this.idBySlug('media', url);
  }

  /** Sanitised HTML of a document's text; `null` if there is no such document, or no text. */
  html(type: TextType, id: string): string | null {
    this.reads.tags.add(facetTag(`${type}.whole`, id));
    return this.#mirror.html(type, id);
  }

  #saw(scope: string, low: string, high: string): void {
    if (frameScopes.includes(scope)) this.reads.tags.add(frameTag);
    else this.reads.ranges.push({ scope, low, high });
  }
}
