/** What moderation does by itself: notices, the digest, forgetting. */
import type { Core } from '@strapi/strapi';
import type { Settings } from '../env';
import { sendDigest, type DigestSettings } from './digest';
import { sendNotices, type NoticeSettings } from './notices';
import { keepRecordShort } from './retention';

/** How often to look, in milliseconds. */
const lookEveryMs = 30_000;

/** What the tasks take from the environment. */
export type TaskSettings = DigestSettings & NoticeSettings & Pick<Settings, 'commentRecordDays'>;

/** What stops the tasks. */
export interface ModerationTasks {
  stop(): Promise<void>;
}

/** Begins to look. Safe on several instances of one database: each thing is done once. */
export function startModeration(strapi: Core.Strapi, settings: TaskSettings): ModerationTasks {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  const look = (): void => {
    looking = moderationLook(strapi, { settings, now: new Date() })
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        strapi.log.error(`Moderation: ${reason} It is tried again.`);
      })
      .then(() => {
        if (!stopped) timer = setTimeout(look, lookEveryMs).unref();
      });
  };
  look();
  return {
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await looking;
    },
  };
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
