import { describe, expect, it } from 'vitest';
import { outsideCheck } from './outside-check';

describe('an outside service', () => {
  it.each([
    ['suspects', { kind: 'suspicious', why: 'Akismet takes it for spam.' }],
    ['keeps silent about', { kind: 'silent', why: 'Akismet did not answer in 2 s.' }],
  ] as const)('holds what it %s', (_does, outside) => {
    expect(outsideCheck({ outside })).toEqual({ rule: 'outside-check', why: outside.why });
  });

  it('lets everything else pass', () => {
    expect(outsideCheck({ outside: { kind: 'fine' } })).toBeNull();
    expect(outsideCheck({ outside: null })).toBeNull();
  });
});
