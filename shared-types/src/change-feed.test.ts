import { describe, expect, it } from 'vitest';
import { changeFeed } from './change-feed.js';

const answer = {
  log: 'log-1',
  cursor: 7,
  remaining: 0,
  changes: [{ cursor: 7, type: 'tag', id: 't1', document: null, slug: 'budgets' }],
};

/** The fields that the contract names when it refuses the answer with `change` made to it. */
function refusedFields(change: Record<string, unknown>): string[] {
  const read = changeFeed.safeParse({ ...answer, ...change });
  return read.success ? [] : read.error.issues.map((issue) => issue.path.join('.'));
}

describe('an answer of the change feed', () => {
  it('may hold a tombstone', () => {
    expect(changeFeed.parse(answer)).toEqual(answer);
  });

  it('may hold a document that breaks the contract: it is judged by itself', () => {
    const changes = [{ cursor: 1, type: 'tag', id: 't1', document: { type: 'tag' }, slug: null }];
    expect(changeFeed.parse({ ...answer, changes }).changes).toEqual(changes);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a log without a name', { log: '' }, 'log'],
    ['a cursor before the beginning', { cursor: -1 }, 'cursor'],
    ['no word about what remains', { remaining: undefined }, 'remaining'],
    [
      'a change of an unknown type',
      { changes: [{ ...answer.changes[0], type: 'pamphlet' }] },
      'changes.0.type',
    ],
    ['a change of nothing', { changes: [{ ...answer.changes[0], id: '' }] }, 'changes.0.id'],
    [
      'a change that stands nowhere in the log',
      { changes: [{ ...answer.changes[0], cursor: 0 }] },
      'changes.0.cursor',
    ],
  ])('is refused for %s', (_what, change, field) => {
    expect(refusedFields(change)).toEqual([field]);
  });
});
