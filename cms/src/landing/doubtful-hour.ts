/** The hour that a clock tells twice, on the night it is put back. */

/** How far to look for a change of the clock, in milliseconds: no zone is put back by more. */
const aroundMs = 4 * 60 * 60 * 1000;

/**
 * Which of two hours is meant, such as `BST` or `GMT+10:30`, where the clock of `timeZone` tells
 * the same time twice around `at`; otherwise `null`. An hour that clocks leave out needs no word:
 * no instant is told so.
 */
export function hourInDoubt(at: Date, timeZone: string): string | null {
  const told = at.getTime() + offsetMs(at, timeZone);
  const isTwice = [at.getTime() - aroundMs, at.getTime() + aroundMs].some((nearbyMs) => {
    const other = new Date(told - offsetMs(new Date(nearbyMs), timeZone));
    return other.getTime() !== at.getTime() && other.getTime() + offsetMs(other, timeZone) === told;
  });
  return isTwice ? zoneName(at, timeZone) : null;
}

/** By how much a zone's clock is ahead of UTC, in milliseconds. */
function offsetMs(at: Date, timeZone: string): number {
  const name = partOf(at, { timeZone, timeZoneName: 'longOffset' });
  const [, sign, hours = 0, minutes = 0] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function zoneName(at: Date, timeZone: string): string {
  return partOf(at, { timeZone, timeZoneName: 'short' });
}

function partOf(at: Date, options: Intl.DateTimeFormatOptions): string {
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
