import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What can be measured, in the order in which it is. */
export const measures = ['full', 'publish', 'storm', 'end-to-end', 'weight'] as const;
/** One of them. */
export type Measure = (typeof measures)[number];

/** What to measure, and how long for. */
export interface Options {
  articles: number;
  runs: number;
  only: readonly Measure[];
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

const schema = z.object({
  articles: whole(100).default(10_000),
  runs: whole(1).default(5),
  minutes: whole(1).default(60),
  only: z
    .string()
    .default(measures.join())
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(measures, { error: `may name ${measures.join(', ')}` }))),
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
      options: { articles: text, runs: text, only: text, minutes: text },
    }).values;
  } catch (cause) {
    throw new OptionsError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
