/**
 * What a page may read of a document. Each facet is a projection: the reader hands out nothing but
 * its result, and a change matters to a page only if the result changed. This list is the one
 * place where "which change touches which page" is declared.
 */
import type {
  ArticleDocument,
  AuthorDocument,
  CommentDocument,
  DocumentType,
} from '@standfirst/shared-types';
import { teaserFor } from '../model/teaser.ts';
import type { StoredDocument, StoredOf } from './stored.ts';

/** What other pages show of an article. */
function articleCard(article: ArticleDocument) {
  const { id, slug, kind, title, section, column, bylines, leadImage, firstPublishedAt } = article;
  const teaser = teaserFor(article);
  return { id, slug, kind, title, teaser, section, column, bylines, leadImage, firstPublishedAt };
}

/** What other pages show of an author. */
function authorLabel({ slug, name, role, portrait }: AuthorDocument) {
  return { slug, name, role, portrait };
}

function whole<T>(document: T): T {
  return document;
}

/** Every facet: `<type>.<name>`. */
export const facets = {
  'article.card': articleCard,
  'article.whole': whole<ArticleDocument>,
  'article.corrections': ({ slug, title, corrections }: ArticleDocument) => ({
    slug,
    title,
    corrections,
  }),
  'author.label': authorLabel,
  'author.whole': whole<AuthorDocument>,
  'column.label': ({ slug, title, authors }: StoredOf<'column'>) => ({ slug, title, authors }),
  'column.whole': whole<StoredOf<'column'>>,
  'section.name': ({ slug, name }: StoredOf<'section'>) => ({ slug, name }),
  'section.label': ({ slug, name, colour }: StoredOf<'section'>) => ({ slug, name, colour }),
  'section.whole': whole<StoredOf<'section'>>,
  'tag.name': ({ name }: StoredOf<'tag'>) => ({ name }),
  'page.footer': ({ slug, title, inFooter }: StoredOf<'page'>) => ({ slug, title, inFooter }),
  'page.whole': whole<StoredOf<'page'>>,
  'front-page.lead': ({ lead }: StoredOf<'front-page'>) => ({ lead }),
  'settings.frame': ({
    title,
    tagline,
    description,
    logo,
    publisher,
    contactEmail,
    timeZone,
  }: StoredOf<'settings'>) => ({
    title,
    tagline,
    description,
    logo,
    publisher,
    contactEmail,
    timeZone,
  }),
  'settings.comments': ({ commentPolicy, commentsCloseAfterDays }: StoredOf<'settings'>) => ({
    commentPolicy,
    commentsCloseAfterDays,
  }),
  'comment.whole': whole<CommentDocument>,
  'views.total': ({ total }: StoredOf<'views'>) => ({ total }),
  'redirect.rule': ({ from, to }: StoredOf<'redirect'>) => ({ from, to }),
  'media.files': whole<StoredOf<'media'>>,
};

/** The name of a facet. */
export type FacetName = keyof typeof facets;
/** What reading a facet gives. */
export type FacetValue<F extends FacetName> = ReturnType<(typeof facets)[F]>;

/**
 * Facets that every page's frame reads share one tag, or a hundred thousand pages would each
 * carry a dozen rows that always change together.
 */
const frameFacets: readonly FacetName[] = ['section.name', 'page.footer', 'settings.frame'];

/** The tag a page carries once it has read a facet of a document. */
export function facetTag(facet: FacetName, id: string): string {
  return frameFacets.includes(facet) ? frameTag : `${facet}:${id}`;
}

/** The tag of what the frame around every page shows. */
export const frameTag = 'frame';

/** The document type that a facet is of. */
export function typeOfFacet(facet: FacetName): DocumentType {
  // Facets are named `<type>.<name>`; TypeScript does not cut strings.
  return facet.slice(0, facet.indexOf('.')) as DocumentType;
}

/** The facets of one document type. */
export function facetsOf(type: DocumentType): FacetName[] {
  return (Object.keys(facets) as FacetName[]).filter((name) => name.startsWith(`${type}.`));
}

/** A facet of a stored document. Facet and document must be of one type. */
export function project(facet: FacetName, document: StoredDocument): unknown {
  // The names guarantee the pairing ("author.label" takes an author), which TypeScript cannot see.
  const projection = facets[facet] as (document: StoredDocument) => unknown;
  return projection(document);
}

/** The tags of every facet in which two states of a document differ. */
export function changedTags(
  type: DocumentType,
  id: string,
  states: { before: StoredDocument | null; after: StoredDocument | null },
): string[] {
  const view = (facet: FacetName, document: StoredDocument | null) =>
    document === null ? null : JSON.stringify(project(facet, document));
  return facetsOf(type)
    .filter((facet) => view(facet, states.before) !== view(facet, states.after))
    .map((facet) => facetTag(facet, id));
}
