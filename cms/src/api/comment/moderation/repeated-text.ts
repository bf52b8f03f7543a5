import { commentLengthOf, type Hold } from '@standfirst/shared-types';
import type { Attempt } from './attempt';

/** Two people may both say "Hear, hear". From this many characters on, the same words are copied. */
const copiedFrom = 40;

/** Holds a comment whose words have stood elsewhere lately. */
export function repeatedText({
  text,
  sameWords: { byWriter, byOthers },
}: Pick<Attempt, 'text' | 'sameWords'>): Hold | null {
  if (byWriter > 0) {
    const times = byWriter === 1 ? 'once' : `${byWriter} times`;
    return {
      rule: 'repeated-text',
      why: `The writer has sent the same words ${times} within a week.`,
    };
  }
  if (byOthers === 0 || commentLengthOf(text) < copiedFrom) return null;
  return { rule: 'repeated-text', why: 'Another reader has sent the same words within a week.' };
}
