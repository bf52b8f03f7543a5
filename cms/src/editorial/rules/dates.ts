import { type Fault, faultAt, fieldName, type FieldOf } from '../fault';
import { isBlank } from '../payload';

/** The window in which an article is to be published, as sent or stored. */
export interface ScheduleWindow {
  readonly publishAt: unknown;
  readonly unpublishAt: unknown;
}

const publishAtField = { uid: 'api::article.article', field: 'publishAt' } as const;
const unpublishAtField = { uid: 'api::article.article', field: 'unpublishAt' } as const;

const instant = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Faults of dates that are none, and of an end that does not come after the beginning. */
export function scheduleFaults({ publishAt, unpublishAt }: ScheduleWindow): readonly Fault[] {
  const faults = [
    ...notADate(publishAtField, publishAt),
    ...notADate(unpublishAtField, unpublishAt),
  ];
  if (faults.length > 0) return faults;
  const startMs = millisecondsOf(publishAt);
  const endMs = millisecondsOf(unpublishAt);
  return startMs !== null && endMs !== null && endMs <= startMs
    ? [
        faultAt(
          unpublishAtField,
          `is not after the ${fieldName(publishAtField)}. Give a later one.`,
        ),
      ]
    : [];
}

/**
 * Faults of times that are over and that are not the stored ones. A form that stood open while the
 * schedule did its work sends the time once more, and what is half-written would be out at once.
 */
export function overdueFaults(
  sent: ScheduleWindow,
  { stored, now }: { stored: Partial<ScheduleWindow> | null; now: Date },
): readonly Fault[] {
  return ([publishAtField, unpublishAtField] as const).flatMap((at) => {
    const ms = millisecondsOf(sent[at.field]);
    const isOver = ms !== null && ms <= now.getTime() && ms !== millisecondsOf(stored?.[at.field]);
    return isOver ? [faultAt(at, 'is over. Empty it, or give a later one.')] : [];
  });
}

function notADate(at: FieldOf, value: unknown): readonly Fault[] {
  return isBlank(value) || millisecondsOf(value) !== null
    ? []
    : [faultAt(at, 'is no date. Give one such as 2026-11-21T14:00:00Z, or leave it empty.')];
}

/** Milliseconds since 1970, `null` for what is empty or no date (30 February included). */
function millisecondsOf(value: unknown): number | null {
  const text = value instanceof Date ? dateText(value) : value;
  if (typeof text !== 'string' || !instant.test(text)) return null;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) return null;
  // Date.parse rolls 30 February over into March.
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day ? ms : null;
}

function dateText(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
