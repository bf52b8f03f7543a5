import { describe, expect, it } from 'vitest';
import { wakeUp } from './wake-up.js';

describe('a wake-up call', () => {
  it('says how far the log has grown, and when', () => {
    expect(wakeUp.parse({ head: 0, sentAtMs: 1 })).toEqual({ head: 0, sentAtMs: 1 });
  });

  it.each([
    [{ head: -1, sentAtMs: 1 }, 'head'],
    [{ head: '5', sentAtMs: 1 }, 'head'],
    [{ head: 5 }, 'sentAtMs'],
    [{ head: 5, sentAtMs: 0 }, 'sentAtMs'],
  ])('%j is refused by its %s', (message, field) => {
    expect(wakeUp.safeParse(message).error?.issues.map((issue) => issue.path.join('.'))).toEqual([
      field,
    ]);
  });
});
