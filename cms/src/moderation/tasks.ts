/** What moderation does by itself: notices, the digest, forgetting. */
import type { Core } from '@strapi/strapi';
import type { Settings } from '../env';
import { lookRepeatedly, type Repeated } from '../repeated';
import { sendDigest, type DigestSettings } from './digest';
import { sendNotices, type NoticeSettings } from './notices';
import { keepRecordShort } from './retention';

/** How often to look, in milliseconds. */
const lookEveryMs = 30_000;

/** What the tasks take from the environment. */
export type TaskSettings = DigestSettings & NoticeSettings & Pick<Settings, 'commentRecordDays'>;

/** Begins to look. Safe on several instances of one database: each thing is done once. */
export function startModeration(strapi: Core.Strapi, settings: TaskSettings): Repeated {
  return lookRepeatedly({
    look: (now) => moderationLook(strapi, { settings, now }),
    everyMs: lookEveryMs,
    failed: (reason) => {
      strapi.log.error(`Moderation: ${reason} It is tried again.`);
    },
  });
}

/** One look: whatever is due is done. */
export async function moderationLook(
  strapi: Core.Strapi,
  { settings, now }: { settings: TaskSettings; now: Date },
): Promise<void> {
  await sendNotices(strapi, { settings, now });
  await sendDigest(strapi, { settings, now });
  await keepRecordShort(strapi, { recordDays: settings.commentRecordDays, now });
}
