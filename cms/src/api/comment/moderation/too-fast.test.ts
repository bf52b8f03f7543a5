import { describe, expect, it } from 'vitest';
import { tooFast } from './too-fast';

const now = new Date('2026-11-20T12:00:00Z');
const agos = (...seconds: number[]) => ({
  now,
  writer: { lately: seconds.map((ago) => new Date(now.getTime() - ago * 1000)) },
});

describe('somebody who writes', () => {
  it('a first comment is not too fast', () => {
    expect(tooFast(agos())).toBeNull();
  });

  it('two within a few seconds has the second held', () => {
    expect(tooFast(agos(14, 600))).toEqual({
      rule: 'too-fast',
      why: 'Sent 14 s after the writer’s last comment.',
    });
  });

  it('one after the other, with time to read, has none held', () => {
    expect(tooFast(agos(15, 30, 45))).toBeNull();
  });

  it('very many within an hour has the next held', () => {
    const eleven = Array.from({ length: 11 }, (_, i) => 60 + i * 60);
    expect(tooFast(agos(...eleven))).toBeNull();
    expect(tooFast(agos(...eleven, 900))?.why).toContain('12 other comments');
  });
});
