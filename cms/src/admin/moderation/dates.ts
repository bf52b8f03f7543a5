/** Times as the panel writes them, in the reader's own time zone. */

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Day and time: “19 Nov 2026, 07:30”. */
export function momentOf(instant: string): string {
  return moment.format(new Date(instant));
}

/** The day: “19 Nov 2026”. */
export function dayOf(instant: string): string {
  return day.format(new Date(instant));
}

/** The time of day: “07:30:15”. */
export function clockOf(now: Date): string {
  return clock.format(now);
}

const ago = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago, in the largest unit that fits: “3 hours ago”. */
export function agoOf(instant: string, now: Date): string {
  const elapsedMs = now.getTime() - Date.parse(instant);
  for (const [unit, lengthMs] of units) {
    if (elapsedMs >= lengthMs) return ago.format(-Math.floor(elapsedMs / lengthMs), unit);
  }
  return 'just now';
}
