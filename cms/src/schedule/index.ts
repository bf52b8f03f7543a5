/** Publishes and withdraws articles at the times their editors gave. */
import type { Core } from '@strapi/strapi';
import { claim, dueArticles, type DueArticle } from './due';

/** How often to look, in milliseconds. A time is met within this. */
const lookEveryMs = 1_000;

/** What stops the schedule. */
export interface Schedule {
  stop(): Promise<void>;
}

/**
 * Begins to keep the schedule. The first look is at once: what fell due while the CMS was down is
 * done now. Safe on several instances of one database: each action is done once.
 */
export function startSchedule(strapi: Core.Strapi): Schedule {
  const refusals = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  const look = (): void => {
    looking = lookOnce(strapi, { now: new Date(), refusals })
      .catch((error: unknown) => {
        strapi.log.error(`The schedule could not be kept: ${reasonOf(error)} It is tried again.`);
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

/** Does everything that is due. What is refused keeps its time and is tried again at the next look. */
export async function lookOnce(
  strapi: Core.Strapi,
  { now, refusals }: { now: Date; refusals: Map<string, string> },
): Promise<void> {
  for (const article of await dueArticles(strapi, now)) {
    const { documentId, title, action } = article;
    try {
      if (await act(strapi, article, now)) strapi.log.info(`Schedule: “${title}” ${done[action]}.`);
      refusals.delete(documentId);
    } catch (error) {
      const reason = reasonOf(error);
      // Said once for each reason, not once a second.
      if (refusals.get(documentId) !== reason) {
        strapi.log.warn(`Schedule: “${title}” is due and is held: ${reason}`);
      }
      refusals.set(documentId, reason);
    }
  }
}

const done = { publish: 'was published', unpublish: 'was withdrawn' } as const;

async function act(
  strapi: Core.Strapi,
  { documentId, action }: DueArticle,
  now: Date,
): Promise<boolean> {
  return strapi.db.transaction(async () => {
    if (!(await claim(strapi, { documentId, action, now }))) return false;
    const documents = strapi.documents('api::article.article');
    if (action === 'publish') await documents.publish({ documentId });
    else await documents.unpublish({ documentId });
    return true;
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
