import { parseArgs } from 'node:util';
import { z } from 'zod';

/** The command line is not as it must be. The message lists every fault. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** A whole number of at least `min`. */
export const whole = (min: number = Number.MIN_SAFE_INTEGER) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int({ error: 'must be a whole number' })
    .min(min, { error: `must be at least ${min}` });

/**
 * Options (`--name value`) out of the command line, as the schema says. `cannot` begins the message
 * if they are faulty: what can't be done, as a sentence without its end.
 * @throws OptionsError
 */
export function readCommandOptions<T extends z.ZodObject>(
  args: readonly string[],
  { schema, cannot }: { schema: T; cannot: string },
): z.infer<T> {
  const read = schema.safeParse(valuesOf(args, Object.keys(schema.shape)));
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `  --${String(issue.path[0])} ${issue.message}`);
  throw new OptionsError(`${cannot}:\n${faults.join('\n')}`);
}

function valuesOf(args: readonly string[], names: readonly string[]): Record<string, unknown> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new OptionsError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
