import type { ReaderSelf } from '@standfirst/shared-types';
import { z } from 'zod';

/** Strapi's type of readers. */
export const userUid = 'plugin::users-permissions.user';

const moment = z.coerce.date();

/** A reader's row, as far as it is used. Anything from before our own columns reads as their defaults. */
export const storedReader = z.object({
  id: z.number(),
  documentId: z.string(),
  username: z.string(),
  email: z.string(),
  password: z.string().nullish(),
  /** Who they are at the identity provider, as a digest. */
  identityKey: z.string().nullish(),
  confirmed: z.boolean().nullish(),
  blocked: z.boolean().nullish(),
  createdAt: moment,
  suspendedAt: moment.nullish(),
  suspendedUntil: moment.nullish(),
  suspensionReason: z.string().nullish(),
  termsVersion: z.string().nullish(),
  termsAcceptedAt: moment.nullish(),
  noticesOfDecisions: z.boolean().nullish(),
  noticesOfReplies: z.boolean().nullish(),
});
/** A reader's row. */
export type StoredReader = z.infer<typeof storedReader>;

/** A reader, in our own words. */
export interface Reader {
  /** The row's number: what relations and sessions know. */
  readonly id: number;
  readonly documentId: string;
  /** Shown beside their comments. */
  readonly name: string;
  /** Never to be shown to anybody else. */
  readonly email: string;
  readonly since: Date;
  /** Whether they can sign in at the organisation's identity provider. */
  readonly signsInElsewhere: boolean;
  /** `null` while they may write. */
  readonly suspension: Suspension | null;
  /** The terms accepted last, and when. */
  readonly termsVersion: string | null;
  readonly termsAcceptedAt: Date | null;
  readonly notices: { readonly decisions: boolean; readonly replies: boolean };
}

/** A reader may sign in, read and delete, and may not write. */
export interface Suspension {
  /** `null` for good. */
  readonly until: Date | null;
  readonly reason: string;
}

/** A row as a reader. A suspension that is over counts as none. */
export function readerOf(row: StoredReader, now: Date): Reader {
  return {
    id: row.id,
    documentId: row.documentId,
    name: row.username,
    email: row.email,
    since: row.createdAt,
    signsInElsewhere: row.identityKey != null,
    suspension: suspensionOf(row, now),
    termsVersion: row.termsVersion ?? null,
    termsAcceptedAt: row.termsAcceptedAt ?? null,
    notices: { decisions: row.noticesOfDecisions ?? true, replies: row.noticesOfReplies ?? true },
  };
}

/** A reader as they see themselves. */
export function selfOf(reader: Reader, termsNow: string): ReaderSelf {
  const { suspension } = reader;
  return {
    name: reader.name,
    email: reader.email,
    notices: reader.notices,
    suspended:
      suspension === null
        ? null
        : { until: suspension.until?.toISOString() ?? null, reason: suspension.reason },
    termsVersion: reader.termsVersion,
    termsNow,
    since: reader.since.toISOString(),
  };
}

function suspensionOf(row: StoredReader, now: Date): Suspension | null {
  const until = row.suspendedUntil ?? null;
  if (row.suspendedAt == null || (until !== null && until <= now)) return null;
  return { until, reason: row.suspensionReason ?? '' };
}
