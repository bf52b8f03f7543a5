import { describe, expect, it } from 'vitest';
import { suspendedWriter } from './suspended-writer';

const now = new Date('2026-11-20T12:00:00Z');
const suspended = (until: string | null, timeZone = 'Europe/London') =>
  suspendedWriter({
    now,
    settings: { timeZone },
    writer: { suspension: { until: until === null ? null : new Date(until), reason: 'Insults' } },
  });

describe('somebody who is suspended', () => {
  it('may not write, and is told until when and why', () => {
    expect(suspended('2026-12-01T00:00:00Z')).toEqual({
      code: 'suspended',
      message: 'You may not write comments until 1 December 2026. Reason: Insults',
    });
  });

  it('is told the day as the magazine counts it', () => {
    const { message } = suspended('2026-12-01T00:00:00Z', 'America/New_York') ?? {};
    expect(message).toContain('until 30 November 2026.');
  });

  it('for good may never write', () => {
    expect(suspended(null)?.message).toBe('You may not write comments. Reason: Insults');
  });

  it('may write again from the moment it ends', () => {
    expect(suspended('2026-11-20T12:00:00Z')).toBeNull();
  });
});

it('says nothing about anybody else', () => {
  expect(
    suspendedWriter({ now, settings: { timeZone: 'UTC' }, writer: { suspension: null } }),
  ).toBeNull();
});
