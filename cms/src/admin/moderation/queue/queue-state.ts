/** What stands on the page, and how each event changes it. Nothing here asks or shows anything. */
import type { QueueAnswer, QueueCounts, QueueItem } from '@standfirst/shared-types';

/** The queue as it was last seen, and where in it the moderator is. */
export interface QueueState {
  /** What waits, oldest first; as many as were brought. */
  readonly items: readonly QueueItem[];
  readonly counts: QueueCounts;
  /**
   * The comment in focus; `null` where nothing waits. It stays when somebody else has decided it,
   * so that no other comes under a key that is just being pressed: see {@link isGone}.
   */
  readonly current: QueueItem | null;
  /** Where the comment in focus stands in `items`, or stood. */
  readonly place: number;
  readonly selected: ReadonlySet<string>;
  readonly lookedAt: Date;
}

/** The state after the queue was brought anew. */
export function afterLook(
  state: QueueState | null,
  { answer: { items, counts }, now }: { answer: QueueAnswer; now: Date },
): QueueState {
  const place = items.findIndex(({ id }) => id === state?.current?.id);
  const at = place === -1 ? Math.min(state?.place ?? 0, items.length) : place;
  return {
    items,
    counts,
    current: items[place] ?? state?.current ?? items[0] ?? null,
    place: at,
    selected: keptOf(state?.selected ?? new Set(), items),
    lookedAt: now,
  };
}

/** The state without what was decided: the next comment moves up. */
export function afterDecision(
  state: QueueState,
  { ids, counts }: { ids: readonly string[]; counts: QueueCounts },
): QueueState {
  const items = state.items.filter(({ id }) => !ids.includes(id));
  const rest = { ...state, items, counts, selected: keptOf(state.selected, items) };
  const kept = items.findIndex(({ id }) => id === state.current?.id);
  if (kept !== -1) return { ...rest, place: kept };
  const before = state.items.slice(0, state.place).filter(({ id }) => !ids.includes(id)).length;
  return standingAt(rest, before);
}

/** The state with another comment in focus: the next (1), the one before (-1). Stops at the ends. */
export function movedBy(state: QueueState, step: 1 | -1): QueueState {
  // Whatever followed a comment that is gone has moved into its place.
  const place = isGone(state) && step === 1 ? state.place : state.place + step;
  return standingAt(state, place);
}

/** The state with this comment in focus. */
export function movedTo(state: QueueState, id: string): QueueState {
  const place = state.items.findIndex((item) => item.id === id);
  return place === -1 ? state : standingAt(state, place);
}

/** The state with these comments selected, or no longer if all of them were. */
export function toggled(state: QueueState, ids: readonly string[]): QueueState {
  const selected = new Set(state.selected);
  const areAll = ids.every((id) => selected.has(id));
  for (const id of ids) {
    if (areAll) selected.delete(id);
    else selected.add(id);
  }
  return { ...state, selected: keptOf(selected, state.items) };
}

/** When each comment was last edited, as it stands on the page. */
export function editsSeen(
  state: QueueState | null,
  ids: readonly string[],
): Record<string, string | null> {
  const shown = (state?.items ?? []).filter(({ id }) => ids.includes(id));
  return Object.fromEntries(shown.map(({ id, editedAt }) => [id, editedAt]));
}

/** Whether somebody else has decided the comment in focus. */
export function isGone({ items, current }: QueueState): boolean {
  return current !== null && !items.some(({ id }) => id === current.id);
}

function standingAt(state: QueueState, place: number): QueueState {
  const at = Math.max(0, Math.min(place, state.items.length - 1));
  return { ...state, place: at, current: state.items[at] ?? null };
}

function keptOf(selected: ReadonlySet<string>, items: readonly QueueItem[]): ReadonlySet<string> {
  return new Set(items.filter(({ id }) => selected.has(id)).map(({ id }) => id));
}
