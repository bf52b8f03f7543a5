import { createHmac } from 'node:crypto';
import { viewsPath, viewsPayload, viewsSignatureHeader } from '@standfirst/shared-types';
import type { WaitingBatch } from './outbox.ts';

/** Where batches go. */
export interface Receiver {
  cmsUrl: string;
  wakeSecret: string;
  fetch: typeof fetch;
  now: () => number;
}

/** How long the CMS may take for an answer, in milliseconds. */
const answerWithinMs = 10_000;

/**
 * Sends a batch. `counted`: the CMS has it. `refused`: it will never take it.
 * @throws where the CMS does not answer, or can't count just now: the batch may come again.
 */
export async function sendBatch(
  { cmsUrl, wakeSecret, fetch, now }: Receiver,
  waiting: WaitingBatch,
): Promise<'counted' | 'refused'> {
  const batch = { ...waiting, sentAtMs: now() };
  const signature = createHmac('sha256', wakeSecret).update(viewsPayload(batch)).digest('hex');
  const response = await fetch(new URL(viewsPath, cmsUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', [viewsSignatureHeader]: signature },
    body: JSON.stringify(batch),
    signal: AbortSignal.timeout(answerWithinMs),
  });
  await response.body?.cancel();
  if (response.status === 204) return 'counted';
  if (response.status === 400) return 'refused';
  throw new Error(`The CMS answered ${response.status} to a batch of views.`);
}
