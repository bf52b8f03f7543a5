import type { Hold } from '@standfirst/shared-types';
import type { Attempt } from './attempt';

/** Somebody who reads what they answer needs longer than this between two comments, in milliseconds. */
const betweenMs = 15_000;
/** More than this in an hour is no conversation. */
const hourlyMax = 12;
const hourMs = 3_600_000;

/** Holds a comment that comes right after another of its writer, or as one of very many. */
export function tooFast({
  writer: { lately },
  now,
}: {
  readonly writer: Pick<Attempt['writer'], 'lately'>;
  readonly now: Date;
}): Hold | null {
  const ages = lately.map((at) => now.getTime() - at.getTime());
  const newest = Math.min(...ages);
  if (newest < betweenMs) {
    const seconds = Math.max(0, Math.round(newest / 1000));
    return { rule: 'too-fast', why: `Sent ${seconds} s after the writer’s last comment.` };
  }
  const inHour = ages.filter((age) => age < hourMs).length;
  if (inHour < hourlyMax) return null;
  return { rule: 'too-fast', why: `The writer has sent ${inHour} other comments within an hour.` };
}
