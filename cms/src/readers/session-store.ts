/** Sessions where Strapi's session manager keeps them, and the renewal of their tokens. */
import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { deviceName } from './device';

/** A token younger than this is not renewed. */
const renewAfterMs = 24 * 60 * 60 * 1000;
/** How long a token that was renewed still leads to its successor: other tabs and lost answers. */
const successionMs = 60 * 60 * 1000;
/** How much may pass before it is written down that a session was used. */
const seenEveryMs = 10 * 60 * 1000;

const sessionUid = 'admin::session';

/** Whose users the sessions belong to, for Strapi's session manager. */
const origin = 'users-permissions';

const storedSession = z.object({
  sessionId: z.string(),
  userId: z.string(),
  createdAt: z.coerce.date(),
  expiresAt: z.coerce.date(),
  absoluteExpiresAt: z.coerce.date(),
  metadata: z
    .object({
      deviceName: z.string().optional(),
      loginAt: z.coerce.date().optional(),
      lastSeenAt: z.coerce.date().optional(),
    })
    .nullish(),
});
type StoredSession = z.infer<typeof storedSession>;

/** A token, and when its session ends in any case. */
export interface Token {
  readonly token: string;
  readonly until: Date;
}

/** A session that is in force. */
export interface LiveSession {
  readonly sessionId: string;
  /** The number of the reader's row. */
  readonly userId: number;
  /** A newer token for the browser; `null` where the old one stays. */
  readonly renewed: Token | null;
}

/** Begins a session and gives its token. */
export async function begun(
  strapi: Core.Strapi,
  { userId, userAgent, now }: { userId: number; userAgent: string; now: Date },
): Promise<Token> {
  const metadata = { deviceName: deviceName(userAgent), loginAt: now.toISOString() };
  const { token, absoluteExpiresAt } = await strapi
    .sessionManager(origin)
    .generateRefreshToken(String(userId), randomUUID(), { metadata });
  return { token, until: new Date(absoluteExpiresAt) };
}

/**
 * The session of a token; `null` where there is none in force. Writes down, now and then, that it
 * was used, and renews a token that is a day old.
 */
export async function touched(
  strapi: Core.Strapi,
  { token, now }: { token: string; now: Date },
): Promise<LiveSession | null> {
  const renewals = renewalsOf(strapi, now);
  const successor = await renewals.get(token)?.token;
  const current = successor?.token ?? token;
  const valid = await strapi.sessionManager(origin).validateRefreshToken(current);
  if (!valid.isValid) return null;
  const session = await sessionOf(strapi, valid.sessionId);
  if (session === null) return null;
  const userId = Number(valid.userId);
  if (successor !== undefined && successor !== null)
    return { sessionId: session.sessionId, userId, renewed: successor };
  await noteSeen(strapi, { session, now });
  if (now.getTime() - session.createdAt.getTime() < renewAfterMs)
    return { sessionId: session.sessionId, userId, renewed: null };
  const renewed = await renewalOf(strapi, { token, now });
  return { sessionId: renewed?.sessionId ?? session.sessionId, userId, renewed };
}

/** A place where somebody is signed in. */
export interface Place {
  readonly sessionId: string;
  readonly device: string;
  readonly since: Date;
  readonly lastSeen: Date;
}

/** Where a reader is signed in, the latest first. */
export async function placesOf(
  strapi: Core.Strapi,
  { userId, now }: { userId: number; now: Date },
): Promise<readonly Place[]> {
  const rows: unknown = await strapi.sessionManager(origin).listSessions(String(userId));
  return z
    .array(storedSession)
    .parse(rows)
    .filter(({ expiresAt, absoluteExpiresAt }) => expiresAt > now && absoluteExpiresAt > now)
    .map(({ sessionId, createdAt, metadata }) => ({
      sessionId,
      device: metadata?.deviceName ?? 'Unknown device',
      since: metadata?.loginAt ?? createdAt,
      lastSeen: metadata?.lastSeenAt ?? createdAt,
    }));
}

/** Ends one session of a reader. `false` where they have none of this name. */
export async function endSession(
  strapi: Core.Strapi,
  { userId, sessionId }: { userId: number; sessionId: string },
): Promise<boolean> {
  return strapi.sessionManager(origin).revokeSessionById(String(userId), sessionId);
}

/** Ends every session of a reader, or every one but this. */
export async function endSessions(
  strapi: Core.Strapi,
  { userId, but }: { userId: number; but: string | null },
): Promise<void> {
  const where = { userId: String(userId), origin };
  await strapi.db
    .query(sessionUid)
    .deleteMany({ where: but === null ? where : { ...where, sessionId: { $ne: but } } });
}

async function sessionOf(strapi: Core.Strapi, sessionId: string): Promise<StoredSession | null> {
  const row: unknown = await strapi.db.query(sessionUid).findOne({ where: { sessionId, origin } });
  return row === null ? null : storedSession.parse(row);
}

async function noteSeen(
  strapi: Core.Strapi,
  { session, now }: { session: StoredSession; now: Date },
): Promise<void> {
  const { sessionId, metadata, createdAt } = session;
  const last = metadata?.lastSeenAt ?? createdAt;
  if (now.getTime() - last.getTime() < seenEveryMs) return;
  await strapi.db.query(sessionUid).update({
    where: { sessionId },
    data: { metadata: { ...metadata, lastSeenAt: now.toISOString() } },
  });
}

interface RenewedToken extends Token {
  readonly sessionId: string;
}

interface Renewal {
  readonly token: Promise<RenewedToken | null>;
  readonly forgetAt: number;
}

/** Tokens that were renewed lately, and by what. A restart forgets them, which costs a second tab its one request. */
const renewals = new WeakMap<Core.Strapi, Map<string, Renewal>>();

function renewalsOf(strapi: Core.Strapi, now: Date): Map<string, Renewal> {
  const known = renewals.get(strapi) ?? new Map<string, Renewal>();
  renewals.set(strapi, known);
  for (const [token, { forgetAt }] of known) {
    // The oldest stand first.
    if (forgetAt > now.getTime()) break;
    known.delete(token);
  }
  return known;
}

/** Two requests at once with one old token get the same new one. */
async function renewalOf(
  strapi: Core.Strapi,
  { token, now }: { token: string; now: Date },
): Promise<RenewedToken | null> {
  const known = renewalsOf(strapi, now);
  const running = known.get(token)?.token ?? rotated(strapi, token);
  if (!known.has(token)) {
    known.set(token, { token: running, forgetAt: now.getTime() + successionMs });
  }
  return running;
}

async function rotated(strapi: Core.Strapi, token: string): Promise<RenewedToken | null> {
  const answer = await strapi.sessionManager(origin).rotateRefreshToken(token);
  if ('error' in answer) return null;
  return {
    token: answer.token,
    sessionId: answer.sessionId,
    until: new Date(answer.absoluteExpiresAt),
  };
}
