import type { DecisionAnswer, DecisionRequest, QueueItem } from '@standfirst/shared-types';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { faultOf, useModerationApi } from '../api';
import { noteCounts } from '../counts';
import { dayOf } from '../dates';
import {
  afterDecision,
  afterLook,
  isGone,
  movedBy,
  movedTo,
  toggled,
  type QueueState,
} from './queue-state';
import { useWhileVisible } from './use-while-visible';
import { decidedWords, leftOf } from './words';

/** What the page says about the last thing that was done; read out by screen readers. */
export interface Said {
  readonly text: string;
  readonly tone: 'done' | 'told' | 'fault';
}

/** Who is suspended, until when, why. */
export interface Suspension {
  readonly writer: NonNullable<QueueItem['writer']>;
  readonly reason: string;
  /** ISO 8601; `null` for good. */
  readonly until: string | null;
}

/** The queue and everything that can be done with it. */
export interface Queue {
  /** `null` until it was seen once. */
  readonly state: QueueState | null;
  /** Why the last look failed; `null` if it did not. */
  readonly fault: string | null;
  readonly said: Said | null;
  readonly canUndo: boolean;
  /** Another number each time that the comment in focus is to have the keyboard's focus too. */
  readonly focusTurn: number;
  look(): Promise<void>;
  decide(request: DecisionRequest): void;
  suspend(suspension: Suspension): void;
  lift(writer: Suspension['writer']): void;
  undo(): void;
  move(step: 1 | -1): void;
  goTo(id: string): void;
  toggle(ids: readonly string[]): void;
}

/** Something that can be given back. */
interface Undoable {
  readonly undo: string;
  readonly ids: readonly string[];
}

/**
 * The queue as the CMS has it, looked at again and again unless `isResting`: while a moderator
 * writes a reason, the comment that it is for stays.
 */
export function useQueue({ isResting }: { isResting: boolean }): Queue {
  const api = useModerationApi();
  const [state, setState] = useState<QueueState | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [undos, setUndos] = useState<readonly Undoable[]>([]);
  const [focusTurn, setFocusTurn] = useState(0);
  const isActing = useRef(false);
  /** Counts what was done: what a look brings that began before is old. */
  const turn = useRef(0);

  const change = useCallback((next: (state: QueueState) => QueueState): void => {
    setState((now) => (now === null ? now : next(now)));
  }, []);

  const look = useCallback(async (): Promise<void> => {
    const asked = turn.current;
    try {
      const answer = await api.queue();
      if (turn.current !== asked) return;
      noteCounts(answer.counts);
      setState((now) => afterLook(now, { answer, now: new Date() }));
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
    }
  }, [api]);
  useWhileVisible(look, isResting);

  /** One at a time: a key that is pressed while an answer is awaited does nothing. */
  const act = useCallback(
    async (action: () => Promise<Said>): Promise<void> => {
      if (isActing.current) return;
      isActing.current = true;
      turn.current += 1;
      try {
        setSaid(await action());
        setFocusTurn((count) => count + 1);
      } catch (error) {
        setSaid({ tone: 'fault', text: faultOf(error) });
      }
      isActing.current = false;
      await look();
    },
    [look],
  );

  const took = useCallback(
    ({ undo, decided, counts }: DecisionAnswer, ids: readonly string[]): void => {
      noteCounts(counts);
      change((now) => afterDecision(now, { ids, counts }));
      if (undo !== null) setUndos((before) => [...before, { undo, ids: decided }]);
    },
    [change],
  );

  const hasGone = state !== null && isGone(state);
  useEffect(() => {
    if (hasGone) setSaid({ tone: 'told', text: 'Somebody else has decided this comment.' });
  }, [hasGone]);

  return useMemo(
    () => ({
      state,
      fault,
      said,
      canUndo: undos.length > 0,
      focusTurn,
      look,
      decide: (request) =>
        void act(async () => {
          const answer = await api.decide(request);
          took(answer, request.ids);
          const tone = answer.decided.length > 0 ? 'done' : 'told';
          return { tone, text: decidedWords(request.decision, answer) };
        }),
      suspend: ({ writer, reason, until }) =>
        void act(async () => {
          took(await api.suspend({ reader: writer.id, reason, until }), []);
          const end = until === null ? 'for good' : `until ${dayOf(until)}`;
          return { tone: 'done', text: `${writer.name} is suspended ${end}.` };
        }),
      lift: (writer) =>
        void act(async () => {
          await api.lift(writer.id);
          return { tone: 'done', text: `${writer.name} may write again.` };
        }),
      undo: () => {
        const last = undos.at(-1);
        if (last === undefined) {
          setSaid({ tone: 'told', text: 'There is nothing to undo.' });
          return;
        }
        void act(async () => {
          // A decision that can't be given back now can't be later either.
          setUndos((before) => before.filter((each) => each !== last));
          const counts = await api.undo(last.undo);
          const answer = await api.queue();
          noteCounts(answer.counts);
          const seen = { answer, now: new Date() };
          setState((now) => movedTo(afterLook(now, seen), last.ids[0] ?? ''));
          return { tone: 'done', text: `Undone. ${leftOf(counts)}` };
        });
      },
      move: (step) => {
        change((now) => movedBy(now, step));
        setFocusTurn((count) => count + 1);
      },
      goTo: (id) => {
        change((now) => movedTo(now, id));
        setFocusTurn((count) => count + 1);
      },
      toggle: (ids) => change((now) => toggled(now, ids)),
    }),
    [act, api, change, fault, focusTurn, look, said, state, took, undos],
  );
}
