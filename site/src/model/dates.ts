import type { Moment } from './page.ts';

/** Writes days as a reader knows them ("14 October 2026"), in the magazine's own time zone. */
export function momentOf(iso: string, timeZone: string): Moment {
  return { iso, text: dayFormat(timeZone).format(new Date(iso)) };
}

/** The same for a calendar day that has no time (`YYYY-MM-DD`). */
export function dayOf(day: string): Moment {
  return { iso: day, text: dayFormat('UTC').format(new Date(`${day}T00:00:00Z`)) };
}

/** Writes a moment to the minute, where several stand on one day: "14 October 2026, 09:05". */
export function minuteOf(iso: string, timeZone: string): Moment {
  const time = minuteFormat(timeZone).format(new Date(iso));
  return { iso, text: `${momentOf(iso, timeZone).text}, ${time}` };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  return formatOf({ day: 'numeric', month: 'long', year: 'numeric', timeZone });
}

function minuteFormat(timeZone: string): Intl.DateTimeFormat {
  return formatOf({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
}

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', options);
    formats.set(key, format);
  }
  return format;
}
