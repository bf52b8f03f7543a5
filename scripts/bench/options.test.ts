import { describe, expect, it } from 'vitest';
import { measures, readOptions } from './options.ts';
import { peerNames } from './peers/all.ts';

describe('the options of the benchmark', () => {
  it('measures everything, beside everyone, at ten thousand articles unless told otherwise', () => {
    const { articles, only, peers } = readOptions([]);
    expect({ articles, only, peers }).toEqual({
      articles: 10_000,
      only: [...measures],
      peers: [...peerNames],
    });
  });

  it('measures only what is named', () => {
    expect(readOptions(['--only', 'full,storm']).only).toEqual(['full', 'storm']);
  });

  it('leaves every peer out on "none"', () => {
    expect(readOptions(['--peers', 'none']).peers).toEqual([]);
  });

  it('says which measures there are when an unknown one is named', () => {
    expect(() => readOptions(['--only', 'speed'])).toThrow(/--only may name full, publish/);
  });

  it('lists every fault at once', () => {
    expect(() => readOptions(['--articles', 'many', '--runs', '0'])).toThrow(
      /--articles must be a number\n.*--runs must be at least 1/,
    );
  });

  it('refuses an option that it does not know', () => {
    expect(() => readOptions(['--fast'])).toThrow(/fast/);
  });
});
