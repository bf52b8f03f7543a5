import { describe, expect, it } from 'vitest';
import { dayOf, momentOf } from './dates.ts';

describe('a moment', () => {
  it.each([
    ['the night before summer time', '2026-03-28T23:59:59Z', '28 March 2026'],
    ['the last minute of winter time', '2026-03-29T00:59:59Z', '29 March 2026'],
    ['the first minute of summer time', '2026-03-29T01:00:00Z', '29 March 2026'],
    ['the first night of summer time', '2026-03-29T23:00:00Z', '30 March 2026'],
    ['a summer’s night', '2026-06-30T23:00:00Z', '1 July 2026'],
    ['the last night of summer time', '2026-10-24T23:00:00Z', '25 October 2026'],
    ['the hour that comes twice, first', '2026-10-25T00:30:00Z', '25 October 2026'],
    ['the hour that comes twice, second', '2026-10-25T01:30:00Z', '25 October 2026'],
    ['the first night of winter time', '2026-10-25T23:30:00Z', '25 October 2026'],
    ['New Year’s Eve', '2026-12-31T23:59:59Z', '31 December 2026'],
    ['a leap day', '2028-02-29T12:00:00Z', '29 February 2028'],
  ])('is a day in London: %s', (_when, iso, text) => {
    expect(momentOf(iso, 'Europe/London')).toEqual({ iso, text });
  });

  it('is a day elsewhere where the magazine is', () => {
    expect(momentOf('2026-06-30T23:00:00Z', 'America/New_York').text).toBe('30 June 2026');
    expect(momentOf('2026-06-30T12:30:00Z', 'Pacific/Auckland').text).toBe('1 July 2026');
  });
});

describe('a calendar day', () => {
  it.each([
    ['2026-03-29', '29 March 2026'],
    ['2026-10-25', '25 October 2026'],
    ['2026-01-01', '1 January 2026'],
  ])('%s is that day whatever the clock does', (day, text) => {
    expect(dayOf(day)).toEqual({ iso: day, text });
  });
});
