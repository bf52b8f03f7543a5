/** One look at what is due: publish it, withdraw it, or keep why it was refused. */
import type { Core } from '@strapi/strapi';
import type { Transaction } from '../change-log/order';
import { reasonOf } from '../reason';
import { ValidationError } from '../strapi-errors';
import { claim, dueArticles, emptyTime, type DueArticle } from './due';
import { forgetRefusal, isToBeTriedAgain, keepRefusal, refusalOf } from './refusals';

/** What a look needs to know. */
export interface Look {
  readonly now: Date;
  /** What was said of articles that failed for other than editorial reasons: said once each. */
  readonly said: Map<string, string>;
}

/**
 * Does everything that is due, oldest first. What the editorial rules refuse keeps its time, and
 * the refusal is kept for the panel; what fails otherwise is tried again at the next look.
 */
export async function lookOnce(strapi: Core.Strapi, { now, said }: Look): Promise<void> {
  for (const article of await dueArticles(strapi, now)) {
    const { documentId, title } = article;
    try {
      await (article.action === 'publish' ? publish : withdraw)(strapi, article, now);
      said.delete(documentId);
    } catch (error) {
      const reason = reasonOf(error);
      if (said.get(documentId) !== reason)
        strapi.log.error(`Schedule: “${title}” is due and failed: ${reason} It is tried again.`);
      said.set(documentId, reason);
    }
  }
}

async function publish(strapi: Core.Strapi, article: DueArticle, now: Date): Promise<void> {
  const { documentId, title, dueAt, draftSavedAt } = article;
  const before = await refusalOf(strapi, documentId);
  const draft = { publishAt: dueAt, savedAt: draftSavedAt };
  if (before !== null && !isToBeTriedAgain(before, draft, now)) return;
  try {
    const isDone = await strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
      if (!(await claim(strapi, { documentId, action: 'publish', now, trx }))) return false;
      await strapi.documents('api::article.article').publish({ documentId });
      await forgetRefusal(strapi, documentId);
      return true;
    });
    if (isDone) strapi.log.info(`Schedule: “${title}” was published.`);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const reason = error.message;
    await keepRefusal(strapi, documentId, { dueAt, draftSavedAt, triedAt: now, reason });
    if (before?.reason !== reason)
      strapi.log.warn(`Schedule: “${title}” is due and is held: ${reason}`);
  }
}

/**
 * Withdraws an article. A publication that was due before and is still refused is given up: it
 * would put on the site what an editor wanted off it by now.
 */
async function withdraw(strapi: Core.Strapi, article: DueArticle, now: Date): Promise<void> {
  const { documentId, title, dueAt } = article;
  const isDone = await strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
    if (!(await claim(strapi, { documentId, action: 'unpublish', now, trx }))) return false;
    await strapi.documents('api::article.article').unpublish({ documentId });
    if ((await emptyTime(strapi, { documentId, action: 'publish', now: dueAt })) > 0)
      await keepGivenUp(strapi, documentId);
    return true;
  });
  if (isDone) strapi.log.info(`Schedule: “${title}” was withdrawn.`);
}

/** Emptying the time was a save like any other; the refusal is to outlive that one. */
async function keepGivenUp(strapi: Core.Strapi, documentId: string): Promise<void> {
  const refusal = await refusalOf(strapi, documentId);
  const draft: unknown = await strapi.db
    .query('api::article.article')
    .findOne({ where: { documentId, publishedAt: { $null: true } }, select: ['updatedAt'] });
  if (refusal === null || !isSaved(draft)) return;
  await keepRefusal(strapi, documentId, { ...refusal, draftSavedAt: new Date(draft.updatedAt) });
}

function isSaved(value: unknown): value is { updatedAt: string | number | Date } {
  return typeof value === 'object' && value !== null && 'updatedAt' in value;
}
