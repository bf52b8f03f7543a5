import type { Hold } from '@standfirst/shared-types';
import type { Attempt } from './attempt';

/** Holds what the magazine's settings want read first. */
export function policy({
  settings,
  writer: { approved },
}: {
  readonly settings: Pick<Attempt['settings'], 'policy'>;
  readonly writer: Pick<Attempt['writer'], 'approved'>;
}): Hold | null {
  switch (settings.policy) {
    case 'post-moderated':
      return null;
    case 'first-comment-moderated':
      return approved > 0
        ? null
        : { rule: 'policy', why: 'Nothing by this writer has been approved yet.' };
    case 'pre-moderated':
    case 'off':
      return { rule: 'policy', why: 'Every comment is read before it appears.' };
  }
}
