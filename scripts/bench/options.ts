import { z } from 'zod';
import { readCommandOptions, whole } from '../lib/command-options.ts';
import { peerNames, type PeerName } from './peers/all.ts';

/** What can be measured, in the order in which it is. */
export const measures = [
  'full',
  'publish',
  'storm',
  'comments',
  'end-to-end',
  'weight',
  'lighthouse',
  'search',
  'views',
] as const;
/** One of them. */
export type Measure = (typeof measures)[number];

/** What to measure, and how long for. */
export interface Options {
  articles: number;
  runs: number;
  /** Copies of the demonstration’s articles that Strapi gets before the end-to-end measure. */
  stock: number;
  only: readonly Measure[];
  /** Whom to measure beside us. */
  peers: readonly PeerName[];
  /** After so many no further round begins; what was measured until then is printed. */
  minutes: number;
}

/** Some of `names`, separated by commas; `none` for none. All if it isn't given. */
const list = <T extends string>(names: readonly [T, ...T[]]) =>
  z
    .string()
    .default(names.join())
    .transform((text) => (text === 'none' ? [] : text.split(',')))
    .pipe(z.array(z.enum(names, { error: `may name ${names.join(', ')}, or none` })));

const schema = z.object({
  articles: whole(100).default(10_000),
  runs: whole(1).default(5),
  stock: whole(0).default(0),
  minutes: whole(1).default(60),
  only: list(measures),
  peers: list(peerNames),
});

/**
 * Options out of the command line.
 * @throws OptionsError
 */
export function readOptions(args: readonly string[]): Options {
  return readCommandOptions(args, { schema, cannot: "The benchmark can't run like this" });
}
