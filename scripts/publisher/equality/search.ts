/** Looks for a sequence of edits after which the two releases differ, and makes it as short as may be. */
import fc from 'fast-check';
import { anyEdit } from './edits.ts';
import type { Sequence, Sharing, Stage } from './stage.ts';

/** How long and how hard to look. */
export interface Search extends Sharing {
  sequences: number;
  /** Most edits of one sequence. */
  length: number;
  /** The same seed gives the same sequences. */
  seed: number;
  /** Where a sequence stands in the tree of a seed's sequences, to play only that one again. */
  path?: string | undefined;
  /** Called after each sequence, shrunk ones too. */
  onPlayed?: (played: number) => void;
}

/** A sequence after which incremental and full differ. The lines are for people. */
export interface Counterexample {
  sequence: Sequence;
  seed: number;
  path: string;
  lines: string[];
}

/** Plays random sequences until one fails, which is shrunk and told; `null` if none does. */
export async function search(stage: Stage, wanted: Search): Promise<Counterexample | null> {
  const { sequences, length, seed, path, shares, onPlayed } = wanted;
  let played = 0;
  const property = fc.asyncProperty(anySequence(length), async (each) => {
    const { difference } = await stage.play(each, { shares });
    onPlayed?.((played += 1));
    return difference === null;
  });
  const found = await fc.check(property, {
    numRuns: sequences,
    seed,
    ...(path === undefined ? {} : { path }),
  });
  if (found.counterexample === null) return null;
  const [counterexample] = found.counterexample;
  return tell(stage, wanted, {
    sequence: counterexample,
    seed: found.seed,
    path: found.counterexamplePath ?? '',
    shrunk: found.numShrinks,
    error: found.errorInstance,
  });
}

function anySequence(length: number): fc.Arbitrary<Sequence> {
  return fc.record({
    instalments: fc.constantFrom(39, 39, 39, 40, 38, 60),
    leavesLooseEnds: fc.boolean(),
    // No least length: fast-check would never shrink away the last edit but one.
    edits: fc.array(anyEdit, { maxLength: length, size: 'max' }),
  });
}

/** Plays the shortest sequence once more for its story and its difference. */
async function tell(
  stage: Stage,
  { shares, length }: Search,
  found: Omit<Counterexample, 'lines'> & { shrunk: number; error: unknown },
): Promise<Counterexample> {
  const { sequence, seed, path, shrunk, error } = found;
  const { edits, ...beginning } = sequence;
  const outcome = await stage.play(sequence, { shares }).catch((fault: unknown) => ({
    story: edits.map(({ kind, then }) => `${kind} ► ${then}`),
    difference: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
  }));
  const difference = outcome.difference ?? `It failed once only: ${String(error)}`;
  const lines = [
    `Incremental and full differ after ${edits.length} edits (shrunk ${shrunk} times) of ${JSON.stringify(beginning)}:`,
    ...outcome.story.map((line, place) => `  ${place + 1}. ${line}`),
    difference,
    `To play it again: npm run equality -- --seed ${seed} --path ${path} --length ${length}`,
    `The edits: ${JSON.stringify(edits)}`,
  ];
  return { sequence, seed, path, lines };
}
