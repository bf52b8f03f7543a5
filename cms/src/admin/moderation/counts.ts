/**
 * How much waits, for the menu and the page alike. It is asked for while somebody looks at it and
 * the browser's tab can be seen; what the page learns on its own counts as asked.
 */
import { moderationApi, queueCounts, type QueueCounts } from '@standfirst/shared-types';
import { getFetchClient } from '@strapi/strapi/admin';
import { useSyncExternalStore } from 'react';

/** Pause between two looks at what waits, in milliseconds. */
export const lookEveryMs = 20_000;

let known: QueueCounts | null = null;
let knownAtMs = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Takes note of what an answer of the CMS said. */
export function noteCounts(counts: QueueCounts): void {
  known = counts;
  knownAtMs = Date.now();
  for (const listener of listeners) listener();
}

/** How many comments wait in all, held and reported. */
export function waitingIn({ held, reported }: QueueCounts): number {
  return held + reported;
}

/** How many comments wait; 0 while that is not known. */
export function useWaiting(): number {
  const counts = useSyncExternalStore(follow, () => known);
  return counts === null ? 0 : waitingIn(counts);
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', plan);
    plan();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', plan);
    clearTimeout(timer);
  };
}

/** Looks as soon as what is known is old. */
function plan(): void {
  clearTimeout(timer);
  if (document.hidden) return;
  timer = setTimeout(() => void look(), Math.max(0, knownAtMs + lookEveryMs - Date.now()));
}

async function look(): Promise<void> {
  if (Date.now() - knownAtMs >= lookEveryMs) {
    try {
      const { data } = await getFetchClient().get<unknown>(`${moderationApi}/counts`);
      noteCounts(queueCounts.parse(data));
    } catch {
      // The last number stands; the page itself says what is wrong.
      knownAtMs = Date.now();
    }
  }
  if (listeners.size > 0) plan();
}
