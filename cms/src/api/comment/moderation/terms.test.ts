import { describe, expect, it } from 'vitest';
import { terms } from './terms';

describe('the terms', () => {
  it('must be accepted', () => {
    expect(terms({ writer: { hasAcceptedTerms: false } })?.code).toBe('terms-not-accepted');
  });

  it('need not be accepted twice', () => {
    expect(terms({ writer: { hasAcceptedTerms: true } })).toBeNull();
  });
});
