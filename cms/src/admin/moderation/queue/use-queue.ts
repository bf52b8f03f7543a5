import type { DecisionAnswer, DecisionRequest, QueueItem } from '@standfirst/shared-types';
import { useEffect, useState } from 'react';
import { useModerationApi, type ModerationApi } from '../api';
import { noteCounts } from '../counts';
import { dayOf } from '../dates';
import { afterDecision, editsSeen, isGone, movedBy, movedTo, toggled } from './queue-state';
import { useActing, type Acting } from './use-acting';
import { useSeen, type Seen } from './use-seen';
import { decidedWords, decisionNouns, leftOf } from './words';

/** Who is suspended, until when, why. */
export interface Suspension {
  readonly writer: NonNullable<QueueItem['writer']>;
  readonly reason: string;
  /** ISO 8601; `null` for good. */
  readonly until: string | null;
}

/** The queue and everything that can be done with it. */
export interface Queue
  extends Pick<Seen, 'state' | 'fault' | 'look'>, Pick<Acting, 'said' | 'focusTurn'> {
  /** What would be undone: “approval”; `null` where there is nothing. */
  readonly undoable: string | null;
  readonly decide: (request: DecisionRequest) => void;
  readonly suspend: (suspension: Suspension) => void;
  readonly lift: (writer: Suspension['writer']) => void;
  readonly undo: () => void;
  readonly move: (step: 1 | -1) => void;
  readonly goTo: (id: string) => void;
  readonly toggle: (ids: readonly string[]) => void;
}

/** The queue as the CMS has it, looked at again and again unless `isResting`. */
export function useQueue({ isResting }: { isResting: boolean }): Queue {
  const api = useModerationApi();
  const seen = useSeen(api, { isResting });
  const acting = useActing(seen);
  const [undos, setUndos] = useState<readonly Undoable[]>([]);
  const desk = { api, seen, acting, undos, setUndos };
  useWordOfOthers(desk);
  return {
    ...seen,
    ...acting,
    undoable: undos.at(-1)?.noun ?? null,
    ...decisionsAt(desk),
    undo: () => undoLast(desk),
    ...movesAt(desk),
  };
}

/** Something that can be given back. */
interface Undoable {
  readonly undo: string;
  readonly noun: string;
  readonly ids: readonly string[];
}

/** All that the actions need. */
interface Desk {
  readonly api: ModerationApi;
  readonly seen: Seen;
  readonly acting: Acting;
  readonly undos: readonly Undoable[];
  readonly setUndos: (next: (before: readonly Undoable[]) => readonly Undoable[]) => void;
}

/** Says it when somebody else decides the comment in focus. */
function useWordOfOthers({ seen: { state }, acting: { say } }: Desk): void {
  const hasGone = state !== null && isGone(state);
  useEffect(() => {
    if (hasGone) say({ tone: 'told', text: 'Somebody else has decided this comment.' });
  }, [hasGone, say]);
}

function decisionsAt({
  api,
  seen: { state, change },
  acting: { act },
  setUndos,
}: Desk): Pick<Queue, 'decide' | 'suspend' | 'lift'> {
  const took = (
    { undo, decided, counts }: DecisionAnswer,
    { noun, ids }: { noun: string; ids: readonly string[] },
  ): void => {
    noteCounts(counts);
    change((now) => afterDecision(now, { ids, counts }));
    if (undo !== null) setUndos((before) => [...before, { undo, noun, ids: decided }]);
  };
  return {
    decide: (request) =>
      void act(async () => {
        const answer = await api.decide({ ...request, seen: editsSeen(state, request.ids) });
        took(answer, { noun: decisionNouns[request.decision], ids: request.ids });
        const tone = answer.decided.length > 0 ? 'done' : 'told';
        return { tone, text: decidedWords(request.decision, answer) };
      }),
    suspend: ({ writer, reason, until }) =>
      void act(async () => {
        const answer = await api.suspend({ reader: writer.id, reason, until });
        took(answer, { noun: 'suspension', ids: [] });
        const end = until === null ? 'for good' : `until ${dayOf(until)}`;
        return { tone: 'done', text: `${writer.name} is suspended ${end}.` };
      }),
    lift: (writer) =>
      void act(async () => {
        took(await api.lift(writer.id), { noun: 'end of the suspension', ids: [] });
        return { tone: 'done', text: `${writer.name} may write again.` };
      }),
  };
}

function undoLast({ api, seen, acting: { act, say }, undos, setUndos }: Desk): void {
  const last = undos.at(-1);
  if (last === undefined) {
    say({ tone: 'told', text: 'There is nothing to undo.' });
    return;
  }
  void act(async () => {
    // What can't be given back now can't be later either.
    setUndos((before) => before.filter((each) => each !== last));
    const counts = await api.undo(last.undo);
    await seen.bring();
    seen.change((now) => movedTo(now, last.ids[0] ?? ''));
    return { tone: 'done', text: `Undid the ${last.noun}. ${leftOf(counts)}` };
  });
}

function movesAt({
  seen: { change },
  acting: { turnFocus },
}: Desk): Pick<Queue, 'move' | 'goTo' | 'toggle'> {
  return {
    move: (step) => {
      change((now) => movedBy(now, step));
      turnFocus();
    },
    goTo: (id) => {
      change((now) => movedTo(now, id));
      turnFocus();
    },
    toggle: (ids) => change((now) => toggled(now, ids)),
  };
}
