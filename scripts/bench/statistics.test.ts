import { describe, expect, it } from 'vitest';
import { median, percentile95 } from './statistics.ts';

describe('what a benchmark says of many runs', () => {
  it('takes the middle one of an odd number of runs', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('takes the mean of the two middle ones of an even number', () => {
    expect(median([10, 1, 4, 2])).toBe(3);
  });

  it('says that the worst of ten is the one that 95 of 100 do not exceed', () => {
    expect(percentile95([1, 2, 3, 4, 5, 6, 7, 8, 9, 40])).toBe(40);
  });

  it('leaves the worst five of a hundred out of the 95th percentile', () => {
    const runs = Array.from({ length: 100 }, (_value, index) => index + 1);
    expect(percentile95(runs)).toBe(95);
  });
});
