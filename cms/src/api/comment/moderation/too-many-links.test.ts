import { describe, expect, it } from 'vitest';
import { tooManyLinks } from './too-many-links';

describe('links', () => {
  it('are welcome as sources: two', () => {
    expect(tooManyLinks({ text: 'https://a.example/ and http://b.example/?u=www' })).toBeNull();
  });

  it('hold a comment from the third on, written in full or not', () => {
    expect(tooManyLinks({ text: 'HTTPS://a.example www.b.example http://www.c.example' })).toEqual({
      rule: 'too-many-links',
      why: 'Has 3 links.',
    });
  });
});
