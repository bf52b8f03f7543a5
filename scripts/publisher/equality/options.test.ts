import { describe, expect, it } from 'vitest';
import { OptionsError } from '../../lib/command-options.ts';
import { readOptions } from './options.ts';

describe('the command line of npm run equality', () => {
  it('may be empty: then it plays a thousand sequences of a seed of the day', () => {
    expect(readOptions([])).toMatchObject({
      sequences: 1000,
      length: 12,
      shares: 'rendered pages',
    });
  });

  it('says how many, how long, from which seed, and which one of them', () => {
    const args = '--sequences 5000 --seed -42 --length 30 --path 7:1:0'.replace(' -42', '=-42');
    expect(readOptions(args.split(' '))).toMatchObject({
      sequences: 5000,
      seed: -42,
      length: 30,
      path: '7:1:0',
    });
  });

  it('is refused with every fault at once', () => {
    const faulty = ['--sequences', '0', '--seed', 'x', '--path', 'here', '--shares', 'all'];
    expect(() => readOptions(faulty)).toThrow(OptionsError);
    expect(() => readOptions(faulty)).toThrow(/--sequences[^]*--seed[^]*--path[^]*--shares/);
    expect(() => readOptions(['--speed', '3'])).toThrow(/--speed/);
  });
});
