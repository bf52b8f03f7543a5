import type { Attempt, Refusal } from './attempt';

/** Refuses the comments of somebody who has not accepted the terms in force. */
export function terms({
  writer: { hasAcceptedTerms },
}: {
  readonly writer: Pick<Attempt['writer'], 'hasAcceptedTerms'>;
}): Refusal | null {
  if (hasAcceptedTerms) return null;
  return {
    code: 'terms-not-accepted',
    field: 'terms',
    message: 'Read the terms and accept them to write a comment.',
  };
}
