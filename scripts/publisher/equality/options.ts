import { z } from 'zod';
import { readCommandOptions, whole } from '../../lib/command-options.ts';
import type { Sharing } from './stage.ts';

/** What `npm run equality` is asked for. */
export interface Options extends Sharing {
  sequences: number;
  length: number;
  seed: number;
  path?: string | undefined;
}

const schema = z.object({
  sequences: whole(1).default(1000),
  length: whole(1).default(12),
  seed: whole().default(() => Date.now() % 2 ** 31),
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
  return readCommandOptions(args, { schema, cannot: 'No sequence can be played like this' });
}
