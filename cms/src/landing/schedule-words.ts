/** What an editor reads about a schedule. */
import type { LandingNotice } from '@standfirst/shared-types';
import type { LandingFacts } from './notice';
import { appointmentInWords, minuteInWords } from './times';

/** How long the schedule may take to act, in milliseconds, before its silence counts as a refusal. */
const scheduleActsWithinMs = 15_000;

type Sentence = Pick<LandingNotice, 'tone' | 'text'>;
type ScheduleFacts = Pick<
  LandingFacts,
  'publishAt' | 'unpublishAt' | 'refusal' | 'timeZone' | 'now'
>;

/** What a piece waits for that is not on the site; `null` if for nothing. */
export function waitingInWords(facts: ScheduleFacts): Sentence | null {
  const { publishAt, refusal, timeZone, now } = facts;
  if (refusal !== null) return { tone: 'held', text: notPublished(facts, refusal) };
  if (publishAt === null) return null;
  const when = appointmentInWords({ at: publishAt, now, timeZone });
  return isOverdue(publishAt, now)
    ? { tone: 'held', text: `Held: ${overdue(when)}` }
    : { tone: 'waiting', text: `Waiting: publishes ${when}` };
}

/** The schedule, as far as the first sentence has not told it. */
export function scheduleNotes(
  facts: ScheduleFacts & Pick<LandingFacts, 'status'>,
  { tone, text }: Sentence,
): string[] {
  const { status, publishAt, unpublishAt, refusal, timeZone, now } = facts;
  const notes: string[] = [];
  if (refusal !== null) {
    const words = notPublished(facts, refusal);
    if (words !== text) notes.push(words);
  } else if (publishAt !== null && status !== 'draft') {
    const when = appointmentInWords({ at: publishAt, now, timeZone });
    notes.push(isOverdue(publishAt, now) ? `Held: ${overdue(when)}` : `Publishes ${when}.`);
  }
  if (unpublishAt !== null && (status !== 'draft' || tone === 'waiting')) {
    notes.push(`Will be withdrawn ${appointmentInWords({ at: unpublishAt, now, timeZone })}.`);
  }
  return notes;
}

/** Whether the schedule acts about now. */
export function isDueNow({ publishAt, unpublishAt, now }: ScheduleFacts): boolean {
  return [publishAt, unpublishAt].some(
    (at) => at !== null && Math.abs(at.getTime() - now.getTime()) <= scheduleActsWithinMs,
  );
}

function notPublished(
  { timeZone, now }: ScheduleFacts,
  { dueAt, reason }: NonNullable<ScheduleFacts['refusal']>,
): string {
  return `Not published at ${minuteInWords({ at: dueAt, now, timeZone })}: ${reason}`;
}

function overdue(when: string): string {
  return `it was due ${when} and could not be published. Press Publish to read why.`;
}

function isOverdue(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > scheduleActsWithinMs;
}
