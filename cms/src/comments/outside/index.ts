/** Services outside that are asked about a comment, where an operator has set any. */
import type { Core } from '@strapi/strapi';
import { addressOf } from '@standfirst/shared-types';
import { reasonOf } from '../../reason';
import type { OutsideVerdict } from '../../api/comment/moderation/attempt';
import type { Settings } from '../../env';
import type { Client } from '../../readers/client';
import type { Reader } from '../../readers/reader';
import { publishedArticles } from '../article';
import { askAkismet } from './akismet';
import { askWebhook } from './webhook';

/** What the services take from the environment. */
export type OutsideSettings = Pick<
  Settings,
  'commentCheck' | 'akismetKey' | 'akismetApi' | 'siteUrl'
>;

/** What is about to be said, and by whom. */
export interface Saying {
  readonly reader: Reader;
  readonly client: Client;
  readonly body: { readonly article: string };
  /** Cleaned. */
  readonly text: string;
  readonly now: Date;
}

/** Asks every service there is; `null` where there is none. Never throws. */
export type AskOutside = (saying: Saying) => Promise<OutsideVerdict | null>;

/** What a service is asked. */
export interface Question extends Saying {
  /** The article's full address on the site. */
  readonly articleUrl: string;
}

/** One service. Throws where it does not answer, or not as it should. */
export interface Service {
  readonly name: string;
  readonly ask: (question: Question, signal: AbortSignal) => Promise<OutsideVerdict>;
}

/** How long a service may take, in milliseconds. The writer waits for it. */
const answerWithinMs = 2_000;

/** Asks the services that the environment names. */
export function outsideFrom(strapi: Core.Strapi, settings: OutsideSettings): AskOutside {
  const { commentCheck, akismetKey, akismetApi: api, siteUrl } = settings;
  const services = [
    ...(commentCheck === null ? [] : [askWebhook(commentCheck)]),
    ...(akismetKey === null ? [] : [askAkismet({ key: akismetKey, api, siteUrl })]),
  ];
  return async (saying) => {
    if (services.length === 0) return null;
    const { article } = saying.body;
    const slug = (await publishedArticles(strapi, [article])).get(article)?.slug;
    const articleUrl = siteUrl + (slug === undefined ? '/' : addressOf('article', slug));
    const verdicts = await Promise.all(
      services.map((service) => verdictOf(service, { ...saying, articleUrl })),
    );
    return verdicts.find(({ kind }) => kind !== 'fine') ?? { kind: 'fine' };
  };
}

async function verdictOf({ name, ask }: Service, question: Question): Promise<OutsideVerdict> {
  try {
    return await ask(question, AbortSignal.timeout(answerWithinMs));
  } catch (error) {
    return { kind: 'silent', why: `${name} could not be asked: ${silenceOf(error)}` };
  }
}

function silenceOf(error: unknown): string {
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  return isLate ? `no answer within ${answerWithinMs / 1000} s.` : reasonOf(error);
}
