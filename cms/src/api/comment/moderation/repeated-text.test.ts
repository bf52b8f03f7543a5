import { describe, expect, it } from 'vitest';
import { repeatedText } from './repeated-text';

const long = 'Cheap council furniture, delivered to your ward by Friday.';

describe('the same words', () => {
  it('from the same writer are held, however short', () => {
    const sameWords = { byWriter: 1, byOthers: 0 };
    expect(repeatedText({ text: 'Hear, hear', sameWords })?.rule).toBe('repeated-text');
  });

  it('from another reader are held where they are too many to be chance', () => {
    const sameWords = { byWriter: 0, byOthers: 1 };
    expect(repeatedText({ text: long, sameWords })?.rule).toBe('repeated-text');
    expect(repeatedText({ text: 'Hear, hear', sameWords })).toBeNull();
  });
});

it('has nothing against new words', () => {
  expect(repeatedText({ text: long, sameWords: { byWriter: 0, byOthers: 0 } })).toBeNull();
});
