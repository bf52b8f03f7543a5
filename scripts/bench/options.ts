import { parseArgs } from 'node:util';
import { z } from 'zod';
import { peerNames, type PeerName } from './peers/all.ts';

/** What can be measured, in the order in which it is. */
export const measures = ['full', 'publish', 'storm', 'end-to-end', 'weight', 'lighthouse'] as const;
/** One of them. */
export type Measure = (typeof measures)[number];

/** What to measure, and how long for. */
export interface Options {
  articles: number;
  runs: number;
  /** Articles of the generated magazine that Strapi gets before the end-to-end measure, beside the demonstration. */
  stock: number;
  only: readonly Measure[];
  /** Whom to measure beside us. */
  peers: readonly PeerName[];
  /** After so many no further round begins; what was measured until then is printed. */
  minutes: number;
}

/** The command line is not as it must be. The message lists every fault. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

const whole = (min: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int({ error: 'must be a whole number' })
    .min(min, { error: `must be at least ${min}` });

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
  const read = schema.safeParse(valuesOf(args));
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `  --${String(issue.path[0])} ${issue.message}`);
  throw new OptionsError(`The benchmark can't run like this:\n${faults.join('\n')}`);
}

function valuesOf(args: readonly string[]): Record<string, string | undefined> {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { articles: text, runs: text, stock: text, only: text, peers: text, minutes: text },
    }).values;
  } catch (cause) {
    throw new OptionsError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
