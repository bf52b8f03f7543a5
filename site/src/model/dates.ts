import type { Moment } from './page.ts';

/** Writes days as a reader knows them ("14 October 2026"), in the magazine's own time zone. */
export function momentOf(iso: string, timeZone: string): Moment {
  return { iso, text: dayFormat(timeZone).format(new Date(iso)) };
}

/** The same for a calendar day that has no time (`YYYY-MM-DD`). */
export function dayOf(day: string): Moment {
  return { iso: day, text: dayFormat('UTC').format(new Date(`${day}T00:00:00Z`)) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone,
    });
    formats.set(timeZone, format);
  }
  return format;
}
