import type { Attempt, Refusal } from './attempt';

/** Refuses what somebody writes while they are suspended. */
export function suspendedWriter({
  writer: { suspension },
  settings: { timeZone },
  now,
}: {
  readonly writer: Pick<Attempt['writer'], 'suspension'>;
  readonly settings: Pick<Attempt['settings'], 'timeZone'>;
  readonly now: Date;
}): Refusal | null {
  if (suspension === null) return null;
  const { until, reason } = suspension;
  if (until !== null && until <= now) return null;
  const span = until === null ? '' : ` until ${dayOf(until, timeZone)}`;
  const why = reason === '' ? '' : ` Reason: ${reason}`;
  return { code: 'suspended', message: `You may not write comments${span}.${why}` };
}

function dayOf(moment: Date, timeZone: string): string {
  return moment.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone });
}
