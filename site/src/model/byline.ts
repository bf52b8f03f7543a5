import { addressOf, type Byline } from '@standfirst/shared-types';
import { tidy } from '../markdown/index.ts';
import type { BuildContext } from './context.ts';
import type { BylineEntry } from './page.ts';

/**
 * The authors of an article, each once, in order. An author who is no longer published is left
 * out. The role is the one held at first publication, never today's.
 */
export function bylineFor({ content }: BuildContext, bylines: readonly Byline[]): BylineEntry[] {
  const authors = new Map(bylines.map((byline) => [byline.author, byline]));
  return [...authors.values()].flatMap(({ author, roleAtPublication }) => {
    const label = content.get('author.label', author);
    if (label === null) return [];
    return [
      {
        name: authorName(label.name),
        href: addressOf('author', label.slug),
        role: roleAtPublication,
      },
    ];
  });
}

/** A name without the "By" that some systems store with it: the template writes "By" itself. */
export function authorName(name: string): string {
  return tidy(name).replace(/^(?:by(?::\s*|\s+))+(?=\S)/i, '');
}
