import { queueItem, type QueueItem } from '@standfirst/shared-types';
import { describe, expect, it } from 'vitest';
import {
  afterDecision,
  afterLook,
  editsSeen,
  isGone,
  movedBy,
  movedTo,
  toggled,
  type QueueState,
} from './queue-state';

const now = new Date('2026-11-22T09:00:00Z');

function aComment(id: string): QueueItem {
  return queueItem.parse({
    id,
    state: 'pending',
    body: 'Who signed it?',
    submittedAt: '2026-11-22T08:00:00.000Z',
    editedAt: null,
    earlier: [],
    heldBy: [],
    article: null,
    parent: null,
    writer: null,
    reports: [],
  });
}

const answerOf = (...ids: string[]) => ({
  answer: { items: ids.map(aComment), counts: { held: ids.length, reported: 0 } },
  now,
});
const aQueue = (...ids: string[]): QueueState => afterLook(null, answerOf(...ids));
const decided = (...ids: string[]) => ({ ids, counts: { held: 9, reported: 0 } });

describe('the queue on the page', () => {
  it('says of each comment that is decided when it was edited, as it is shown', () => {
    const editedAt = '2026-11-22T08:02:00.000Z';
    const state = aQueue('a', 'b', 'c');
    const items = state.items.map((item) => (item.id === 'b' ? { ...item, editedAt } : item));
    expect(editsSeen({ ...state, items }, ['a', 'b'])).toEqual({ a: null, b: editedAt });
  });

  it('begins with what has waited longest', () => {
    expect(aQueue('a', 'b').current?.id).toBe('a');
  });

  it('moves the next one up when one is decided', () => {
    expect(afterDecision(movedTo(aQueue('a', 'b', 'c'), 'b'), decided('b')).current?.id).toBe('c');
  });

  it('goes back to the one before when the last is decided', () => {
    expect(afterDecision(movedTo(aQueue('a', 'b', 'c'), 'c'), decided('c')).current?.id).toBe('b');
  });

  it('has nothing in focus when everything is decided', () => {
    expect(afterDecision(aQueue('a', 'b'), decided('a', 'b')).current).toBeNull();
  });

  it('keeps the comment in focus when others are decided', () => {
    const state = afterDecision(movedTo(aQueue('a', 'b', 'c'), 'c'), decided('a', 'b'));
    expect([state.current?.id, state.place]).toEqual(['c', 0]);
  });

  it('shows what follows all that were decided together', () => {
    const state = movedTo(aQueue('a', 'b', 'c', 'd'), 'b');
    expect(afterDecision(state, decided('a', 'b', 'c')).current?.id).toBe('d');
  });

  it('keeps a comment on show that somebody else has decided, so that no key meets another', () => {
    const state = afterLook(movedTo(aQueue('a', 'b', 'c'), 'b'), answerOf('a', 'c'));
    expect([state.current?.id, isGone(state)]).toEqual(['b', true]);
  });

  it('goes on from a comment that is gone to the one that followed it', () => {
    const state = afterLook(movedTo(aQueue('a', 'b', 'c'), 'b'), answerOf('a', 'c'));
    expect(movedBy(state, 1).current?.id).toBe('c');
    expect(movedBy(state, -1).current?.id).toBe('a');
  });

  it('is empty after the last comment is gone', () => {
    const state = afterLook(aQueue('a'), answerOf());
    expect(movedBy(state, 1).current).toBeNull();
  });

  it('keeps its place when older comments come back', () => {
    const state = afterLook(aQueue('b', 'c'), answerOf('a', 'b', 'c'));
    expect([state.current?.id, state.place]).toEqual(['b', 1]);
  });

  it('shows the first comment that comes after a while of nothing', () => {
    expect(afterLook(aQueue(), answerOf('a')).current?.id).toBe('a');
  });

  it('stops at its ends', () => {
    const state = aQueue('a', 'b');
    expect(movedBy(state, -1).current?.id).toBe('a');
    expect(movedBy(movedBy(state, 1), 1).current?.id).toBe('b');
  });

  it('selects nothing that has left it', () => {
    const selected = toggled(aQueue('a', 'b', 'c'), ['a', 'b']);
    expect([...afterDecision(selected, decided('a')).selected]).toEqual(['b']);
    expect([...afterLook(selected, answerOf('b', 'c')).selected]).toEqual(['b']);
  });

  it('selects the rest first, and none once all are selected', () => {
    const some = toggled(aQueue('a', 'b'), ['a']);
    const all = toggled(some, ['a', 'b']);
    expect([...all.selected].sort()).toEqual(['a', 'b']);
    expect(toggled(all, ['a', 'b']).selected.size).toBe(0);
  });
});
