import type { Attempt, HoldingPhase, Outcome, Refusal, RefusingPhase } from './attempt';
import { blockedWords } from './blocked-words';
import { closedArticle } from './closed-article';
import { closedByAge } from './closed-by-age';
import { firstTimeWriter } from './first-time-writer';
import { length } from './length';
import { outsideCheck } from './outside-check';
import { policy } from './policy';
import { repeatedText } from './repeated-text';
import { suspendedWriter } from './suspended-writer';
import { terms } from './terms';
import { tooFast } from './too-fast';
import { tooManyLinks } from './too-many-links';

/** The first that objects answers the writer; nothing is kept. */
export const refusing: readonly RefusingPhase[] = [
  length, // nothing, or more than fits
  closedArticle, // not on the site, comments off here or everywhere
  closedByAge, // the days for comments are over
  suspendedWriter,
  terms, // not accepted, or only an earlier version
];

/** Each that objects holds the comment, and says why to the moderator. */
export const holding: readonly HoldingPhase[] = [
  tooFast,
  repeatedText,
  blockedWords,
  tooManyLinks,
  firstTimeWriter, // a newcomer with a link
  outsideCheck, // an outside service, or its silence
  policy, // what the magazine's settings say of everything else
];

/** The refusal that an attempt meets, or `null`. */
export function refusalOf(attempt: Attempt): Refusal | null {
  for (const phase of refusing) {
    const refusal = phase(attempt);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** What comes of an attempt: refused, held for a moderator, or published. */
export function judge(attempt: Attempt): Outcome {
  const refusal = refusalOf(attempt);
  if (refusal !== null) return { kind: 'refused', refusal };
  const heldBy = holding.flatMap((phase) => phase(attempt) ?? []);
  return { kind: 'taken', state: heldBy.length > 0 ? 'pending' : 'approved', heldBy };
}
