/** Readers who write at the same time, as the site's server passes them on to the CMS. */
import { createHmac, randomUUID } from 'node:crypto';
import { clientHeader, clientPayload, readerApi, readerCookie } from '@standfirst/shared-types';
import { z } from 'zod';
import type { Crowd } from './crowd.ts';

/** Every so many forms one is sent twice at once, as by a double click. */
const twiceEvery = 10;

/** What became of the forms. */
export interface Outcome {
  /** How long each took that was answered 201, in milliseconds. */
  readonly tookMs: number[];
  /** The id that each form was answered, both times where it was sent twice. */
  readonly accepted: string[][];
  /** Statuses other than 200 and 201, by how often. */
  readonly refused: Map<number, number>;
}

/** How much is written. */
export interface Writing {
  readonly concurrent: number;
  readonly forMs: number;
  /** Where the site stands: readers' requests name it as their origin. */
  readonly origin: string;
}

/** Writes until the time is up, each from the next reader at an address of their own. */
export async function writeFor(
  crowd: Crowd,
  { concurrent, forMs, origin }: Writing,
): Promise<Outcome> {
  const outcome: Outcome = { tookMs: [], accepted: [], refused: new Map() };
  const endMs = performance.now() + forMs;
  let turn = 0;
  const writer = async (): Promise<void> => {
    while (performance.now() < endMs) {
      turn += 1;
      await sendForm(crowd, { turn, origin, outcome });
    }
  };
  await Promise.all(Array.from({ length: concurrent }, writer));
  return outcome;
}

interface Form {
  readonly turn: number;
  readonly origin: string;
  readonly outcome: Outcome;
}

async function sendForm(crowd: Crowd, { turn, origin, outcome }: Form): Promise<void> {
  const key = randomUUID();
  const body = JSON.stringify({
    article: crowd.article,
    parent: null,
    body: `The committee had the figures in March and sat on them. ${key}`,
    key,
    terms: 'none',
  });
  const times = turn % twiceEvery === 0 ? 2 : 1;
  const sent = Array.from({ length: times }, () => send(crowd, { turn, origin, body }));
  const answers = await Promise.all(sent);
  for (const { status, tookMs } of answers) {
    if (status === 201) outcome.tookMs.push(tookMs);
    else if (status !== 200) outcome.refused.set(status, (outcome.refused.get(status) ?? 0) + 1);
  }
  const ids = answers.flatMap(({ id }) => (id === null ? [] : [id]));
  if (ids.length > 0) outcome.accepted.push(ids);
}

const answer = z.object({ comment: z.object({ id: z.string() }) });

async function send(
  { url, secret, tokens }: Crowd,
  { turn, origin, body }: { turn: number; origin: string; body: string },
): Promise<{ status: number; tookMs: number; id: string | null }> {
  const address = `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`;
  const signature = createHmac('sha256', secret).update(clientPayload(address)).digest('hex');
  const sentMs = performance.now();
  const response = await fetch(`${url}${readerApi}/comments`, {
    method: 'POST',
    headers: {
      origin,
      'content-type': 'application/json',
      [clientHeader]: `${address} ${signature}`,
      cookie: `${readerCookie}=${tokens[turn % tokens.length] ?? ''}`,
    },
    body,
  });
  const text = await response.text();
  const tookMs = performance.now() - sentMs;
  if (response.status !== 201 && response.status !== 200)
    return { status: response.status, tookMs, id: null };
  return { status: response.status, tookMs, id: answer.parse(JSON.parse(text)).comment.id };
}
