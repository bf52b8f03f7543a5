/** The sentences with which the queue answers a moderator. */
import type { Decision, DecisionAnswer, QueueCounts } from '@standfirst/shared-types';
import { waitingIn } from '../counts';

const done: Readonly<Record<Decision, string>> = {
  approve: 'Approved',
  reject: 'Rejected',
  spam: 'Marked as spam',
};

/** What a decision is called once it is made: “undo the approval”. */
export const decisionNouns: Readonly<Record<Decision, string>> = {
  approve: 'approval',
  reject: 'rejection',
  spam: 'mark as spam',
};

/** What is left: “12 left.” */
export function leftOf(counts: QueueCounts): string {
  const waiting = waitingIn(counts);
  return waiting === 0 ? 'Nothing left.' : `${waiting} left.`;
}

/** How many: “1 comment”, “3 comments”. */
export function comments(count: number): string {
  return count === 1 ? '1 comment' : `${count} comments`;
}

/** What was decided, and what was not, because it had changed: “Approved. 12 left.” */
export function decidedWords(
  decision: Decision,
  { decided, already, counts }: DecisionAnswer,
): string {
  const words: string[] = [];
  if (decided.length === 1) words.push(`${done[decision]}.`);
  if (decided.length > 1)
    words.push(`${comments(decided.length)}: ${done[decision].toLowerCase()}.`);
  if (already.length === 1) words.push('One was decided or edited meanwhile; it stays as it is.');
  if (already.length > 1)
    words.push(`${already.length} were decided or edited meanwhile; they stay as they are.`);
  return [...words, leftOf(counts)].join(' ');
}
