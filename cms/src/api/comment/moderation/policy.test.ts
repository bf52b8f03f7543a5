import { describe, expect, it } from 'vitest';
import type { CommentPolicy } from './attempt';
import { policy } from './policy';

const isHeld = (name: CommentPolicy, approved: number) =>
  policy({ settings: { policy: name }, writer: { approved } }) !== null;

describe('the policy', () => {
  it.each([
    ['pre-moderated', true, true],
    ['first-comment-moderated', true, false],
    ['post-moderated', false, false],
  ] as const)('%s: holds a newcomer %s, others %s', (name, newcomer, others) => {
    expect([isHeld(name, 0), isHeld(name, 1)]).toEqual([newcomer, others]);
  });
});
