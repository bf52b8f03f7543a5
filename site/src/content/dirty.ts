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

/** How the tag of an address's redirect or "gone" begins. No page reads it: a release holds it as a rule. */
export const ruleTagPrefix = 'rule:';

/** The tag of "what does this address answer, if no page stands there". */
export function ruleTag(address: string): string {
  return `${ruleTagPrefix}${address}`;
}

/** The tag of "in which months was something published". */
export const monthsTag = 'months';
