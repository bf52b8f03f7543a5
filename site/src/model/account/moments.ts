import type { Moment } from '../page.ts';

/** A day and the time of day in the magazine's own time zone: "22 November 2026, 14:03". */
export function momentWithTime(iso: string, timeZone: string): Moment {
  const date = new Date(iso);
  const day = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone });
  const time = date.toLocaleTimeString('en-GB', { timeStyle: 'short', timeZone });
  return { iso, text: `${day}, ${time}` };
}
