/** What a batch of changes touched, in the terms in which pages recorded their reads. */
export class Dirty {
  /** Facets, slugs and page counts that changed. */
  readonly tags = new Set<string>();
  /** Places in lists where something entered or left. */
  readonly places: { scope: string; sort: string }[] = [];

  /** Whether nothing changed that any page could show. */
  get empty(): boolean {
    return this.tags.size === 0 && this.places.length === 0;
  }
}

/** The tag of "which document has this slug". */
export function slugTag(type: string, slug: string): string {
  return `slug:${type}:${slug}`;
}

/** The tag of "is there a numbered page k of this list". */
export function numberedTag(scope: string, page: number): string {
  return `numbered:${scope}:${page}`;
}

/** The tag of "in which months was something published". */
export const monthsTag = 'months';
