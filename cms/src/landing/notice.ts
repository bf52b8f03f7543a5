/** What an editor reads about where a piece stands. Pure: the facts go in, the words come out. */
import type { Landing, LandingNotice, LandingReport } from '@standfirst/shared-types';
import { isDueNow, scheduleNotes, waitingInWords } from './schedule-words';
import { timeInWords } from './times';

/** What the publisher said, or why it said nothing. `none`: this CMS knows of no publisher. */
export type PublisherAnswer =
  | { readonly kind: 'report'; readonly report: LandingReport }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'none' };

/** Everything that decides what is said. */
export interface LandingFacts {
  /** Strapi's word: never published or unpublished, published with later changes, published. */
  readonly status: 'draft' | 'modified' | 'published';
  /** The newest position in the change log that is about this document; `null` if there is none. */
  readonly head: number | null;
  readonly publishAt: Date | null;
  readonly unpublishAt: Date | null;
  /** Why it was not published at its time, as long as that holds. */
  readonly refusal: { readonly dueAt: Date; readonly reason: string } | null;
  readonly publisher: PublisherAnswer;
  /** The site's public origin. */
  readonly siteUrl: string;
  /** The magazine's, by its IANA name. */
  readonly timeZone: string;
  readonly now: Date;
}

type Standing = Omit<LandingNotice, 'inFlight'>;

/** What the panel says about a document. */
export function landingNoticeOf(facts: LandingFacts): LandingNotice {
  const standing = standingOf(facts);
  const notes = [...standing.notes, ...draftNotes(facts), ...scheduleNotes(facts, standing)];
  const trouble = reportOf(facts)?.trouble ?? null;
  if (trouble !== null) notes.push(trouble);
  return { ...standing, notes, inFlight: standing.tone === 'moving' || isDueNow(facts) };
}

function standingOf(facts: LandingFacts): Standing {
  const report = reportOf(facts);
  if (report === null) return withoutReport(facts);
  if ((facts.head ?? 0) > report.pulled) return moving(facts);
  if (report.held !== null) return held(facts, report);
  const { landing } = report;
  if (landing === null) return facts.status === 'draft' ? absent(facts) : moving(facts);
  if (landing.state === 'not-confirmed') return notConfirmed(facts, landing);
  if (landing.state === 'live' && facts.status !== 'draft') return live(facts, landing);
  if (landing.state === 'withdrawn' && facts.status === 'draft') return absent(facts, landing);
  return moving(facts);
}

function reportOf({ publisher }: LandingFacts): LandingReport | null {
  return publisher.kind === 'report' ? publisher.report : null;
}

/** What can be said without the publisher: what never left the CMS is nowhere else. */
function withoutReport(facts: LandingFacts): Standing {
  const { status, head, publisher } = facts;
  if (status === 'draft' && head === null) return absent(facts);
  if (publisher.kind === 'none') {
    const text = status === 'draft' ? 'Not published.' : 'Published.';
    return {
      ...plain('unknown', text),
      notes: ['This CMS knows of no publisher to ask (WAKE_URL), so it can’t see the site.'],
    };
  }
  return plain(
    'unknown',
    status === 'draft'
      ? 'The publisher can’t be reached; if the page still stands, it will be withdrawn when it is back.'
      : 'The publisher can’t be reached; your text is safe and will be published when it is back.',
  );
}

function moving({ status }: LandingFacts): Standing {
  return plain('moving', status === 'draft' ? 'Withdrawing…' : 'Publishing…');
}

function live({ siteUrl, timeZone, now }: LandingFacts, landing: Landing): Standing {
  const text =
    landing.landedAt === null
      ? 'Live'
      : `Live at ${timeInWords({ at: new Date(landing.landedAt), now, timeZone })}`;
  return { ...plain('live', text), link: siteUrl + landing.address };
}

function held({ siteUrl }: LandingFacts, { held: reason, landing }: LandingReport): Standing {
  const isLive = landing?.state === 'live';
  return {
    ...plain('held', `Held: ${reason}`),
    link: isLive ? siteUrl + landing.address : null,
    notes: isLive ? ['Readers see its last good version.'] : [],
  };
}

function notConfirmed({ siteUrl, status }: LandingFacts, landing: Landing): Standing {
  const done = status === 'draft' ? 'Withdrawn' : 'Published';
  return {
    ...plain('held', `${done}, but not confirmed: ${landing.seen ?? 'nothing was seen'}.`),
    link: siteUrl + landing.address,
  };
}

/** Not on the site: by its schedule, by an editor's wish, or not yet. */
function absent(facts: LandingFacts, landing: Landing | null = null): Standing {
  const { timeZone, now } = facts;
  const withdrawn =
    landing?.landedAt == null
      ? null
      : `Withdrawn at ${timeInWords({ at: new Date(landing.landedAt), now, timeZone })}`;
  const waiting = waitingInWords(facts);
  if (waiting === null) return plain('absent', withdrawn ?? 'Not on the site');
  const notes = withdrawn === null ? [] : [`${withdrawn}.`];
  return { ...plain(waiting.tone, waiting.text), notes };
}

function draftNotes({ status }: LandingFacts): string[] {
  return status === 'modified' ? ['This draft has changes that are not published.'] : [];
}

function plain(tone: LandingNotice['tone'], text: string): Standing {
  return { tone, text, link: null, notes: [] };
}
