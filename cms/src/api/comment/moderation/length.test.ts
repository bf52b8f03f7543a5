import { describe, expect, it } from 'vitest';
import { length } from './length';

describe('the length of a comment', () => {
  it.each(['', ' \n\t ', '\r\n'])('is refused where nothing is said: %j', (text) => {
    expect(length({ text })).toMatchObject({ code: 'not-valid', field: 'body' });
  });

  it('is 2,000 characters at most, an emoji and a line break being one each', () => {
    expect(length({ text: '🙂'.repeat(1000) + 'a\r\n'.repeat(499) + 'ab' })).toBeNull();
    expect(length({ text: 'a'.repeat(2000) })).toBeNull();
  });

  it('is refused above that, with how much is too much', () => {
    expect(length({ text: 'a'.repeat(2003) })?.message).toMatch(/2,000 characters.*by 3\./);
  });
});
