/** Moments in an editor's words, by the clock of the magazine's town. */
import { hourInDoubt } from './doubtful-hour';

/** A moment, when it is looked at, and the IANA time zone whose clock counts. */
export interface Moment {
  at: Date;
  now: Date;
  timeZone: string;
}

/** `14:03:22`; with its day where that is not today: `14:03:22, Friday 21 November`. */
export function timeInWords({ at, now, timeZone }: Moment): string {
  const { hour, minute, second } = partsOf(at, timeZone);
  return withDay(`${hour}:${minute}:${second}`, { at, now, timeZone });
}

/** `09:00`; with its day where that is not today: `09:00, Friday 21 November`. */
export function minuteInWords({ at, now, timeZone }: Moment): string {
  const { hour, minute } = partsOf(at, timeZone);
  return withDay(`${hour}:${minute}`, { at, now, timeZone });
}

/** `Monday 24 November, 09:00`; of an hour that comes twice, `Sunday 25 October, 01:30 BST`. */
export function appointmentInWords({ at, now, timeZone }: Moment): string {
  const { hour, minute } = partsOf(at, timeZone);
  return `${dayInWords({ at, now, timeZone })}, ${inNoDoubt(`${hour}:${minute}`, at, timeZone)}`;
}

function withDay(time: string, { at, now, timeZone }: Moment): string {
  const clear = inNoDoubt(time, at, timeZone);
  return dayOf(at, timeZone) === dayOf(now, timeZone)
    ? clear
    : `${clear}, ${dayInWords({ at, now, timeZone })}`;
}

function inNoDoubt(time: string, at: Date, timeZone: string): string {
  const which = hourInDoubt(at, timeZone);
  return which === null ? time : `${time} ${which}`;
}

/** `Monday 24 November`; with its year where that is not this year. */
function dayInWords({ at, now, timeZone }: Moment): string {
  const { weekday, day, month, year } = partsOf(at, timeZone);
  const isThisYear = year === partsOf(now, timeZone).year;
  return `${weekday} ${day} ${month}${isThisYear ? '' : ` ${year}`}`;
}

function dayOf(at: Date, timeZone: string): string {
  const { day, month, year } = partsOf(at, timeZone);
  return `${year} ${month} ${day}`;
}

type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second';

/** Put together by hand: the order and commas of ready-made formats change with Node's ICU. */
function partsOf(at: Date, timeZone: string): Record<Part, string> {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', weekday: 'long', day: 'numeric', month: 'long' },
    ...{ year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const value = (type: Part): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    weekday: value('weekday'),
    day: value('day'),
    month: value('month'),
    year: value('year'),
    hour: value('hour'),
    minute: value('minute'),
    second: value('second'),
  };
}
