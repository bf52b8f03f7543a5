import { describe, expect, it } from 'vitest';
import { anAttempt } from './an-attempt';
import { judge } from './pipeline';

describe('a comment', () => {
  it('that nothing speaks against is published where readers are trusted', () => {
    expect(judge(anAttempt())).toEqual({ kind: 'taken', state: 'approved', heldBy: [] });
  });

  it('is held by every rule that has something against it, in their order', () => {
    const attempt = anAttempt({
      text: 'Daft: www.a.example',
      settings: { policy: 'pre-moderated', blockedWords: ['daft'] },
      writer: { approved: 0 },
    });
    const outcome = judge(attempt);
    expect(outcome).toMatchObject({ kind: 'taken', state: 'pending' });
    expect(outcome.kind === 'taken' && outcome.heldBy.map(({ rule }) => rule)).toEqual([
      'blocked-words',
      'first-time-writer',
      'policy',
    ]);
  });

  it('is refused by the first rule that refuses, whatever would hold it', () => {
    const attempt = anAttempt({
      text: '',
      article: null,
      settings: { policy: 'pre-moderated' },
      writer: { hasAcceptedTerms: false },
    });
    expect(judge(attempt)).toMatchObject({ kind: 'refused', refusal: { field: 'body' } });
  });
});
