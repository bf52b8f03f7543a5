import type { Hold } from '@standfirst/shared-types';
import type { Attempt } from './attempt';

/**
 * Holds a comment that has one of the settings' words: as a word of its own, in any case, with or
 * without accents. "Scunthorpe" has none.
 */
export function blockedWords({
  text,
  settings,
}: Pick<Attempt, 'text'> & {
  readonly settings: Pick<Attempt['settings'], 'blockedWords'>;
}): Hold | null {
  const folded = foldedOf(text);
  const found = settings.blockedWords.filter((word) => has(folded, foldedOf(word)));
  if (found.length === 0) return null;
  const words = found.map((word) => `“${word.trim()}”`).join(', ');
  return { rule: 'blocked-words', why: `Contains ${words}.` };
}

/** Letters and digits alone; invisible characters between them do not count. */
function foldedOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .toUpperCase() // turns "ß" into "SS"
    .toLowerCase();
}

/** A phrase of several words may have other spaces between them than in the list. */
function has(text: string, word: string): boolean {
  const parts = word.trim().split(/\s+/).map(escapeRegExp);
  if (parts.join('') === '') return false;
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('\\s+')}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
