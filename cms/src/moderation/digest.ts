/** Tells moderators by e-mail what waits for them. */
import type { Core } from '@strapi/strapi';
import type { QueueCounts } from '@standfirst/shared-types';
import { z } from 'zod';
import type { Settings } from '../env';
import { sendMail } from '../mail';
import { timeZoneOf } from '../time-zone';
import { isMyTurn } from './turn';
import { queueCounts } from './waiting';

/** What the digest takes from the environment. */
export type DigestSettings = Pick<Settings, 'moderationDigest' | 'cmsUrl'>;

/** A day's digest is sent at this hour of the magazine's clock. */
const dailyHour = 8;
/** The role whose users are told. */
const moderatorRole = 'standfirst-moderator';
const administratorRole = 'strapi-super-admin';

/** Sends the digest if its time has come and something waits; once, however many instances look. */
export async function sendDigest(
  strapi: Core.Strapi,
  { settings, now }: { settings: DigestSettings; now: Date },
): Promise<void> {
  if (settings.moderationDigest === 'off') return;
  const zone = await timeZoneOf(strapi);
  const period = digestPeriod({ every: settings.moderationDigest, now, zone });
  if (!(await isMyTurn(strapi, { name: 'digest', period }))) return;
  const counts = await queueCounts(strapi);
  if (counts.held + counts.reported === 0) return;
  for (const to of await moderators(strapi)) {
    sendMail(strapi, {
      to,
      subject: subjectOf(counts),
      text: `${inWords(counts)}\n\nThe queue:\n${settings.cmsUrl}/admin/moderation`,
    });
  }
}

/** A name for the day that began at eight o'clock, or for the hour, by the magazine's clock. */
export function digestPeriod({
  every,
  now,
  zone,
}: {
  readonly every: 'daily' | 'hourly';
  readonly now: Date;
  readonly zone: string;
}): string {
  if (every === 'hourly') return now.toISOString().slice(0, 13);
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  }).formatToParts(now);
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  const isBefore = Number(part('hour')) < dailyHour;
  const day = new Date(`${part('year')}-${part('month')}-${part('day')}T00:00:00Z`);
  if (isBefore) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

function subjectOf({ held, reported }: QueueCounts): string {
  const all = held + reported;
  return all === 1 ? 'A comment waits for you' : `${all} comments wait for you`;
}

function inWords({ held, reported }: QueueCounts): string {
  const one = (count: number, what: string) =>
    `${count} ${count === 1 ? 'comment' : 'comments'} ${what}`;
  return [
    ...(held === 0 ? [] : [`${one(held, 'held before appearing')}.`]),
    ...(reported === 0 ? [] : [`${one(reported, 'on the site and reported')}.`]),
  ].join('\n');
}

/** Those who moderate, by their addresses in the panel; where nobody does, the administrators. */
async function moderators(strapi: Core.Strapi): Promise<string[]> {
  const own = await usersOf(strapi, moderatorRole);
  return own.length > 0 ? own : usersOf(strapi, administratorRole);
}

async function usersOf(strapi: Core.Strapi, code: string): Promise<string[]> {
  const rows: unknown = await strapi.db.query('admin::user').findMany({
    select: ['email'],
    where: { isActive: true, blocked: { $ne: true }, roles: { code } },
  });
  return z
    .array(z.object({ email: z.string() }))
    .parse(rows)
    .map(({ email }) => email);
}
