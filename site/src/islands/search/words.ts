import type { SearchTrouble } from './index-reader.ts';
import type { Query } from './query.ts';

/** What is said where nothing was asked. */
export const nothingAsked = 'Articles appear here as you type.';

/** How many articles there are, and how many of them are shown. */
export function foundWords({ words }: Query, { found, shown }: { found: number; shown: number }) {
  const about = words.trim() === '' ? '' : ` “${words.trim()}”`;
  if (found === 0) return `No article matches${about === '' ? ' these choices' : about}.`;
  const number = `${found.toLocaleString('en-GB')} ${found === 1 ? 'article' : 'articles'}`;
  const verb = found === 1 ? 'matches' : 'match';
  const part = shown < found ? ` ${shown} are shown.` : '';
  return `${number} ${verb}${about === '' ? ' these choices' : about}.${part}`;
}

/** What to do where nothing was found. */
export const nothingFound =
  'Try fewer or other words, or take a choice back. Everything we published stands in the archives below.';

/** What is said where the index can't be had. */
export const troubles: Readonly<Record<SearchTrouble['kind'], string>> = {
  'no index': 'The search is being made ready. Please try again in a few minutes.',
  unreachable: 'The search can’t be reached. Please look to your connection and try again.',
};
