/** Everything the rules want to know of somebody's attempt to say something. */
import type { Core } from '@strapi/strapi';
import { commentPolicies } from '@standfirst/shared-types';
import { z } from 'zod';
import type { Attempt, OutsideVerdict } from '../api/comment/moderation/attempt';
import type { Reader } from '../readers/reader';
import { noTerms, termsNow } from '../readers/terms';
import { usualTimeZone } from '../time-zone';
import { publishedArticles } from './article';
import { commentUid } from './stored';
import { digestOfWords } from './words';

/** What is attempted. */
export interface Saying {
  readonly reader: Reader;
  /** Cleaned. */
  readonly text: string;
  /** The article's id. */
  readonly article: string;
  /** The version of the terms that is accepted with this. */
  readonly terms: string | null;
  /** The row's number of the comment that is edited; `null` where a new one is posted. */
  readonly editing: number | null;
  readonly outside: OutsideVerdict | null;
  readonly now: Date;
}

const hourMs = 3_600_000;
/** How long the same words elsewhere count, in milliseconds. */
const sameWordsMs = 7 * 24 * hourMs;
/** More comments of the last hour than any rule asks for. */
const latelyMax = 100;

/** The attempt, as the rules take it. */
export async function attemptOf(strapi: Core.Strapi, saying: Saying): Promise<Attempt> {
  const { reader, text, outside, now } = saying;
  const articles = await publishedArticles(strapi, [saying.article]);
  const article = articles.get(saying.article);
  return {
    now,
    text,
    article:
      article === undefined
        ? null
        : {
            commentsOpen: article.commentsOpen === true,
            firstPublishedAt: article.firstPublishedAt ?? article.publishedAt,
          },
    settings: await commentSettings(strapi),
    writer: {
      suspension: reader.suspension,
      hasAcceptedTerms: await hasAcceptedTerms(strapi, saying),
      approved: await approvedOf(strapi, saying),
      lately: await latelyOf(strapi, saying),
    },
    sameWords: await sameWordsAs(strapi, saying),
    outside,
  };
}

const storedSettings = z.object({
  commentPolicy: z.enum(commentPolicies).nullish(),
  commentsCloseAfterDays: z.number().nullish(),
  blockedWords: z.string().nullish(),
  timeZone: z.string().nullish(),
});

/** What the magazine's settings say of comments. Without any, none are taken. */
async function commentSettings(strapi: Core.Strapi): Promise<Attempt['settings']> {
  const row: unknown = await strapi.db.query('api::site-settings.site-settings').findOne({
    select: ['commentPolicy', 'commentsCloseAfterDays', 'blockedWords', 'timeZone'],
  });
  const stored = row === null ? {} : storedSettings.parse(row);
  return {
    timeZone: stored.timeZone ?? usualTimeZone,
    policy: stored.commentPolicy ?? 'off',
    closeAfterDays: stored.commentsCloseAfterDays ?? null,
    blockedWords: (stored.blockedWords ?? '')
      .split('\n')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  };
}

async function hasAcceptedTerms(strapi: Core.Strapi, { reader, terms }: Saying): Promise<boolean> {
  const now = await termsNow(strapi);
  return now === noTerms || reader.termsVersion === now || terms === now;
}

/** The writer's other comments. */
function others({ reader, editing }: Saying): Record<string, unknown> {
  return { reader: { id: reader.id }, ...(editing === null ? {} : { id: { $ne: editing } }) };
}

async function approvedOf(strapi: Core.Strapi, saying: Saying): Promise<number> {
  return strapi.db.query(commentUid).count({ where: { ...others(saying), state: 'approved' } });
}

async function latelyOf(strapi: Core.Strapi, saying: Saying): Promise<Date[]> {
  const rows: unknown = await strapi.db.query(commentUid).findMany({
    select: ['id', 'submittedAt'],
    where: { ...others(saying), submittedAt: { $gt: new Date(saying.now.getTime() - hourMs) } },
    orderBy: { submittedAt: 'desc' },
    limit: latelyMax,
  });
  return z
    .array(z.object({ submittedAt: z.coerce.date() }))
    .parse(rows)
    .map(({ submittedAt }) => submittedAt);
}

const sameWordsRows = z.array(z.object({ reader: z.object({ id: z.number() }).nullish() }));

async function sameWordsAs(strapi: Core.Strapi, saying: Saying): Promise<Attempt['sameWords']> {
  const { text, reader, editing, now } = saying;
  const rows: unknown = await strapi.db.query(commentUid).findMany({
    select: ['id'],
    where: {
      wordsDigest: digestOfWords(text),
      submittedAt: { $gt: new Date(now.getTime() - sameWordsMs) },
      state: { $ne: 'withdrawn' },
      ...(editing === null ? {} : { id: { $ne: editing } }),
    },
    populate: { reader: { select: ['id'] } },
    limit: latelyMax,
  });
  const found = sameWordsRows.parse(rows);
  const byWriter = found.filter((row) => row.reader?.id === reader.id).length;
  return { byWriter, byOthers: found.length - byWriter };
}
