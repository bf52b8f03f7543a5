import { useCallback, useRef, useState } from 'react';
import { faultOf, type ModerationApi } from '../api';
import { noteCounts } from '../counts';
import { afterLook, type QueueState } from './queue-state';
import { useWhileVisible } from './use-while-visible';

/** The queue as it was last seen. */
export interface Seen {
  /** `null` until it was seen once. */
  readonly state: QueueState | null;
  /** Why the last look failed; `null` if it did not. */
  readonly fault: string | null;
  /** Looks again; what goes wrong is in `fault`. */
  readonly look: () => Promise<void>;
  /** Looks again. Throws what goes wrong. */
  readonly bring: () => Promise<void>;
  readonly change: (next: (state: QueueState) => QueueState) => void;
  /** What a look brings that has begun before is old, and left aside. */
  readonly makeOld: () => void;
}

/**
 * Follows the queue, unless `isResting`: while a moderator writes a reason, the comment that it is
 * for stays.
 */
export function useSeen(api: ModerationApi, { isResting }: { isResting: boolean }): Seen {
  const [state, setState] = useState<QueueState | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const turn = useRef(0);

  const bring = useCallback(async (): Promise<void> => {
    const asked = turn.current;
    const answer = await api.queue();
    if (turn.current !== asked) return;
    noteCounts(answer.counts);
    setState((now) => afterLook(now, { answer, now: new Date() }));
    setFault(null);
  }, [api]);
  const look = useCallback(async (): Promise<void> => {
    try {
      await bring();
    } catch (error) {
      setFault(faultOf(error));
    }
  }, [bring]);
  const change = useCallback((next: (state: QueueState) => QueueState): void => {
    setState((now) => (now === null ? now : next(now)));
  }, []);
  const makeOld = useCallback((): void => {
    turn.current += 1;
  }, []);

  useWhileVisible(look, isResting);
  return { state, fault, look, bring, change, makeOld };
}
