import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Sharing } from './stage.ts';

/** What `npm run equality` is asked for. */
export interface Options extends Sharing {
  sequences: number;
  length: number;
  seed: number;
  path?: string | undefined;
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
  sequences: whole(1).default(1000),
  length: whole(1).default(12),
  seed: z.coerce
    .number({ error: 'must be a number' })
    .int({ error: 'must be a whole number' })
    .default(() => Date.now() % 2 ** 31),
  path: z
    .string()
    .regex(/^\d+(:\d+)*$/, { error: 'must be what a failure printed' })
    .optional(),
  shares: z
    .enum(['rendered pages', 'nothing'], { error: 'may be "rendered pages" or "nothing"' })
    .default('rendered pages'),
});

/**
 * Options out of the command line.
 * @throws OptionsError
 */
export function readOptions(args: readonly string[]): Options {
  const read = schema.safeParse(valuesOf(args));
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `  --${String(issue.path[0])} ${issue.message}`);
  throw new OptionsError(`No sequence can be played like this:\n${faults.join('\n')}`);
}

function valuesOf(args: readonly string[]): Record<string, string | undefined> {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { sequences: text, length: text, seed: text, path: text, shares: text },
    }).values;
  } catch (cause) {
    throw new OptionsError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
