/** What most kinds of edit come down to. */
import type { DocumentOf, DocumentType } from '@standfirst/shared-types';
import type { Deed } from './edits.ts';
import type { Newsroom } from './newsroom.ts';
import { pick, slugs, type Choice } from './vocabulary.ts';

/** Saves new values of some fields of a published document. */
export function changes<T extends DocumentType>(
  type: T,
  parts: (choice: Choice, newsroom: Newsroom, document: DocumentOf<T>) => Partial<DocumentOf<T>>,
): Deed {
  return (newsroom, choice) => {
    const document = pick(newsroom.all(type), choice.which);
    if (document === null) return null;
    const changed = parts(choice, newsroom, document);
    newsroom.change(document, changed);
    return `${document.id} ${JSON.stringify(changed)}`;
  };
}

/** Makes a new document, with an id that none has had. */
export function creates<T extends DocumentType>(
  type: T,
  make: (parts: Partial<DocumentOf<T>>) => DocumentOf<T>,
  parts: (choice: Choice, newsroom: Newsroom) => Partial<DocumentOf<T>>,
): Deed {
  return (newsroom, choice) => {
    const id = `${type}-new-${newsroom.nextNumber()}`;
    const slug = freeSlug(newsroom, { type, at: choice.value });
    const chosen = { ...parts(choice, newsroom), id, slug };
    newsroom.save(make(chosen));
    return JSON.stringify(chosen);
  };
}

/** Gives a document another slug: a free one, often one that another document had before. */
export function moves(type: 'article' | 'author' | 'column' | 'section' | 'page' | 'tag'): Deed {
  return changes(type, ({ value }, newsroom, document) => ({
    slug: freeSlug(newsroom, { type, at: value, except: document.id }),
  }));
}

/** The first free slug from `at` on. */
export function freeSlug(
  newsroom: Newsroom,
  { type, at, except = null }: { type: DocumentType; at: number; except?: string | null },
): string {
  const turned = slugs.map((_slug, place) => slugs[(place + at) % slugs.length] ?? '');
  const free = turned.find((slug) => newsroom.isFree(type, slug, except));
  return free ?? `slug-${newsroom.nextNumber()}`;
}

/** Deletes a document, as long as there are more than `keep`. */
export function removes(type: DocumentType, { keep = 0 } = {}): Deed {
  return (newsroom, { which }) => {
    const documents = newsroom.all(type);
    const document = pick(documents, which);
    if (document === null || documents.length <= keep) return null;
    newsroom.remove(document);
    return document.id;
  };
}

/** Takes a document off the site. */
export function unpublishes(type: 'article' | 'page'): Deed {
  return (newsroom, { which }) => {
    const document = pick(newsroom.all(type), which);
    if (document === null) return null;
    newsroom.unpublish(document);
    return document.id;
  };
}

/** Publishes what was taken off the site. */
export function republishes(type: 'article' | 'page'): Deed {
  return (newsroom, { which }) => {
    const document = pick(newsroom.all(type, { published: false }), which);
    if (document === null) return null;
    newsroom.save(document);
    return document.id;
  };
}
