import { editWithinMs } from '@standfirst/shared-types';
import type { ContractCms, KnownReader } from './contract-cms.ts';

/** One comment of this reader in each state that a comment can be in; its id is the state. */
export function aCommentIn(cms: ContractCms, { email }: KnownReader): typeof cms.comments {
  const states = ['pending', 'approved', 'rejected', 'withdrawn'] as const;
  const reasons = {
    pending: 'A moderator looks at everybody’s first comment.',
    approved: null,
    rejected: 'It speaks of a named officer who can’t answer here.',
    withdrawn: null,
  };
  return states.map((state, index) => ({
    id: state,
    state,
    reason: reasons[state],
    body:
      state === 'withdrawn'
        ? ''
        : 'The weir was rebuilt in 1998: https://example.org/minutes\n\nWho doubts it may read <b>all</b> of them.',
    submittedAt: `2026-11-22T09:0${index}:00.000Z`,
    editedAt: null,
    editableUntil: state === 'pending' ? new Date(Date.now() + editWithinMs).toISOString() : null,
    article: cms.article,
    parent: null,
    notes: state === 'pending' ? ['HTML is shown as you typed it.'] : [],
    email,
    key: null,
  }));
}
