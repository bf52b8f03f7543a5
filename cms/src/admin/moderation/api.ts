/** What the queue asks of the CMS, checked against the contract on the way in. */
import {
  decisionAnswer,
  loggedDecision,
  moderationApi,
  queueAnswer,
  queueCounts,
  type DecisionAnswer,
  type DecisionRequest,
  type QueueAnswer,
  type QueueCounts,
  type SuspensionRequest,
} from '@standfirst/shared-types';
import { isFetchError, useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { z } from 'zod';

/** Most comments that are brought at once; when they are decided, the next are brought. */
const queueLengthMax = 50;

const logAnswer = z.object({
  entries: z.array(loggedDecision),
  pages: z.number().int().nonnegative(),
});
/** One page of the log of decisions, newest first. */
export type LogAnswer = z.infer<typeof logAnswer>;

/** The requests of the queue and its log. Each throws where the CMS refuses or does not answer. */
export interface ModerationApi {
  readonly queue: () => Promise<QueueAnswer>;
  readonly decide: (request: DecisionRequest) => Promise<DecisionAnswer>;
  readonly suspend: (request: SuspensionRequest) => Promise<DecisionAnswer>;
  readonly lift: (reader: string) => Promise<DecisionAnswer>;
  readonly undo: (undo: string) => Promise<QueueCounts>;
  readonly log: (page: number) => Promise<LogAnswer>;
  /** The whole log as a file. */
  readonly logFile: () => Promise<Blob>;
}

/** The requests, signed by the panel's session. */
export function useModerationApi(): ModerationApi {
  const { get, post, del } = useFetchClient();
  return useMemo(
    () => ({
      queue: async () => {
        const { data } = await get<unknown>(`${moderationApi}/queue?limit=${queueLengthMax}`);
        return queueAnswer.parse(data);
      },
      decide: async (request) => {
        const { data } = await post<unknown>(`${moderationApi}/decisions`, request);
        return decisionAnswer.parse(data);
      },
      suspend: async (request) => {
        const { data } = await post<unknown>(`${moderationApi}/suspensions`, request);
        return decisionAnswer.parse(data);
      },
      lift: async (reader) => {
        const path = `${moderationApi}/suspensions/${encodeURIComponent(reader)}`;
        const { data } = await del<unknown>(path);
        return decisionAnswer.parse(data);
      },
      undo: async (undo) => {
        const { data } = await post<unknown>(`${moderationApi}/undo`, { undo });
        return queueCounts.parse(data);
      },
      log: async (page) => {
        const { data } = await get<unknown>(`${moderationApi}/log?page=${page}`);
        return logAnswer.parse(data);
      },
      logFile: async () => {
        const { data } = await get(`${moderationApi}/log.csv`, { responseType: 'blob' });
        return data;
      },
    }),
    [get, post, del],
  );
}

/** What went wrong, in a sentence for the moderator. */
export function faultOf(error: unknown): string {
  if (isFetchError(error) && error.status !== undefined && error.status < 500)
    return sentence(error.message);
  if (error instanceof z.ZodError)
    return 'The CMS gave an answer that this page does not understand. Reload the page.';
  return 'The CMS does not answer. Try again in a moment.';
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
