import type { Hold } from '@standfirst/shared-types';
import type { Attempt } from './attempt';

/** Holds what an outside service suspects, and everything while it does not answer. */
export function outsideCheck({ outside }: Pick<Attempt, 'outside'>): Hold | null {
  if (outside === null || outside.kind === 'fine') return null;
  return { rule: 'outside-check', why: outside.why };
}
