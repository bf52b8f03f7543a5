import type { Hold } from '@standfirst/shared-types';
import type { Attempt } from './attempt';
import { linksIn } from './web-links';

/**
 * Holds a link from somebody of whom nothing has been approved yet, whatever the settings: accounts
 * for spreading links are made for one comment.
 */
export function firstTimeWriter({
  text,
  writer: { approved },
}: Pick<Attempt, 'text'> & {
  readonly writer: Pick<Attempt['writer'], 'approved'>;
}): Hold | null {
  if (approved > 0 || linksIn(text) === 0) return null;
  return {
    rule: 'first-time-writer',
    why: 'Has a link, and nothing by this writer has been approved yet.',
  };
}
