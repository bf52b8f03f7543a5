/**
 * The CMS as the publisher knows it: documents, who of them is published, the log of what changed.
 * It keeps the CMS's own rules (cms/src/editorial/slug-history.ts, cms/src/change-log), so that a
 * feed made from it never holds what the real one could not.
 */
import {
  isAddressed,
  publishedDocument,
  type ChangeFeed,
  type DocumentOf,
  type DocumentType,
  type PublishedDocument,
} from '@standfirst/shared-types';
import { ChangeLog, keyOf } from './change-log.ts';
import { Redirects } from './redirects.ts';
import { withoutLooseEnds } from './wire.ts';

/** A document in the CMS, published or not. */
export interface Kept {
  document: PublishedDocument;
  isPublished: boolean;
  /** The slug it was last published under; `null` where it never was. */
  publishedSlug: string | null;
  /** What stands in its place on the wire and breaks the contract, until somebody mends it. */
  fault: Record<string, unknown> | null;
}

/** An editor's newsroom with a change log. */
export class Newsroom {
  /** Uploaded files, by the path under which the CMS serves them. */
  readonly uploads = new Map<string, Uint8Array>();
  readonly #kept = new Map<string, Kept>();
  readonly #redirects = new Redirects();
  readonly #log = new ChangeLog();
  readonly #leavesLooseEnds: boolean;
  #made = 0;

  /** Strapi leaves no loose ends; the contract does not forbid them. */
  constructor({ leavesLooseEnds = false } = {}) {
    this.#leavesLooseEnds = leavesLooseEnds;
  }

  /** A number that no document of this newsroom has had. */
  nextNumber(): number {
    return (this.#made += 1);
  }

  /** What is kept of a document, or `null`. */
  find(type: DocumentType, id: string): Kept | null {
    return this.#kept.get(keyOf(type, id)) ?? null;
  }

  /** The documents of a type, in the order they were made: the published, or those that are not. */
  all<T extends DocumentType>(type: T, { published = true } = {}): DocumentOf<T>[] {
    return [...this.#kept.values()].flatMap(({ document, isPublished }) =>
      isPublished === published && isOf(document, type) ? [document] : [],
    );
  }

  /** Whether no other document of the type, published or not, has this slug. */
  isFree(type: DocumentType, slug: string, except: string | null): boolean {
    return ![...this.#kept.values()].some(
      ({ document }) =>
        document.type === type &&
        document.id !== except &&
        'slug' in document &&
        document.slug === slug,
    );
  }

  /** Saves and publishes a document, new or known. */
  save(document: PublishedDocument): void {
    const known = this.find(document.type, document.id);
    const slug = 'slug' in document ? document.slug : null;
    if (slug !== null && isAddressed(document.type))
      this.#redirects.record({
        type: document.type,
        from: known?.publishedSlug ?? null,
        to: slug,
      });
    this.#kept.set(keyOf(document.type, document.id), {
      document,
      isPublished: true,
      publishedSlug: slug,
      fault: known?.fault ?? null,
    });
  }

  /** Saves some fields of a document and publishes it. */
  change(document: PublishedDocument, parts: Record<string, unknown>): void {
    this.save(publishedDocument.parse({ ...document, ...parts }));
  }

  /** Saves some fields of an unpublished document's draft. */
  draft(document: PublishedDocument, parts: Record<string, unknown>): void {
    const known = this.find(document.type, document.id);
    if (known !== null) known.document = publishedDocument.parse({ ...document, ...parts });
  }

  /** Takes a document off the site; its draft stays. */
  unpublish({ type, id }: PublishedDocument): void {
    const known = this.find(type, id);
    if (known !== null) known.isPublished = false;
  }

  /** Deletes a document, draft and all. */
  remove({ type, id }: PublishedDocument): void {
    this.#kept.delete(keyOf(type, id));
  }

  /** Makes a document break the contract, without the CMS's noticing. */
  spoil({ type, id }: PublishedDocument, fault: Record<string, unknown>): void {
    const known = this.find(type, id);
    if (known !== null) known.fault = fault;
  }

  /** Mends every document that breaks the contract. */
  mend(): void {
    for (const kept of this.#kept.values()) kept.fault = null;
    const [section] = this.all('section');
    if (section === undefined) return;
    for (const article of this.all('article'))
      if (this.find('section', article.section) === null)
        this.save({ ...article, section: section.id });
  }

  /** Writes into the log what changed since the last time, and `touched` although it did not. */
  commit(touched: PublishedDocument | null = null): void {
    this.#log.write(this.#sayAll(), {
      touched: touched === null ? null : keyOf(touched.type, touched.id),
      slugOf: (key) => this.#kept.get(key)?.publishedSlug ?? null,
    });
  }

  /** What the CMS answers to a question about what changed after `after`. */
  feed(question: { after: number; limit: number }): ChangeFeed {
    return this.#log.feed(question);
  }

  #sayAll(): Map<string, string> {
    const said = new Map<string, string>();
    for (const [key, kept] of this.#kept) {
      const { document: whole, isPublished, fault } = kept;
      const document = isPublished
        ? this.#leavesLooseEnds
          ? whole
          : withoutLooseEnds(this, whole)
        : null;
      if (document !== null) said.set(key, JSON.stringify({ ...document, ...fault }));
    }
    for (const rule of this.#redirects.all())
      said.set(keyOf('redirect', rule.id), JSON.stringify(rule));
    return said;
  }
}

function isOf<T extends DocumentType>(
  document: PublishedDocument,
  type: T,
): document is DocumentOf<T> & PublishedDocument {
  return document.type === type;
}
