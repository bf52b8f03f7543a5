/** What has to change at a target so that it shows a release. */
import { setImmediate } from 'node:timers/promises';
import { kindOf, nameOrNone } from './names.ts';
import { removalStepOf, stepOf } from './order.ts';
import type { ReleaseReader } from './content.ts';
import type { TargetRecord } from './record.ts';
import { TargetError, type Target, type TargetFile } from './target.ts';

/** Steps in their order. All files of a step may be written, or go, at once. */
export interface TargetPlan {
  puts: TargetFile[][];
  removals: string[][];
}

/** What a plan is made from. */
export interface PlanContext {
  target: Target;
  record: TargetRecord;
  content: ReleaseReader;
  /** The release that the target shows whole; `null` where that is not known. */
  shown: ReleaseReader | null;
}

/** Addresses after which other work of this process gets its turn. */
const breatheEvery = 500;

/**
 * Compares what the target has by its record with what it should have.
 * @throws {TargetError} if the release can't stand there, before anything is written.
 */
export async function planOf(context: PlanContext): Promise<TargetPlan> {
  const { target, record, content, shown } = context;
  const addresses = shown === null ? null : content.changedSince(shown.place.release);
  const wanted = new Map<string, { file: TargetFile; address: string }>();
  const superfluous = new Set<string>(addresses === null ? record.names() : []);
  for (const [done, address] of (addresses ?? content.addresses()).entries()) {
    if (done % breatheEvery === breatheEvery - 1) await setImmediate();
    const file = fileAt(context, address);
    if (file === null) superfluous.add(nameOrNone(address) ?? '');
    else want(wanted, { file, address });
  }
  if (addresses === null || addresses.some((each) => content.facts(each) !== shown?.facts(each))) {
    for (const name of [...record.names('_'), ...record.names('@rules/')])
      if (kindOf(name) === 'rules') superfluous.add(name);
    for (const file of await target.rulebook(content.place))
      want(wanted, { file, address: file.name });
  }
  const puts = [...wanted.values()].filter(({ file }) => record.print(file.name) !== file.print);
  const removals = [...superfluous].filter(
    (name) => !wanted.has(name) && record.print(name) !== null,
  );
  if (target.foldsCase) refuseTwins(context, { puts, removals });
  return {
    puts: inSteps(puts, ({ file }) => stepOf(file.name, { isNew: !record.has(file.name) })).map(
      (step) => step.map(({ file }) => file),
    ),
    removals: inSteps(removals, removalStepOf),
  };
}

/** The page at an address; a rule counts where no page stands, as on our own server. */
function fileAt({ target, content }: PlanContext, address: string): TargetFile | null {
  const entry = content.file(address);
  if (entry !== null) return target.fileOf(entry);
  const rule = content.rule(address);
  return rule === null ? null : target.ruleOf(rule);
}

interface Wanted {
  file: TargetFile;
  address: string;
}

function want(wanted: Map<string, Wanted>, each: Wanted): void {
  const other = wanted.get(each.file.name);
  if (other !== undefined) {
    throw new TargetError(
      `${each.address} and ${other.address} would be one file, ${each.file.name}. Change the slug of one.`,
    );
  }
  wanted.set(each.file.name, each);
}

/** Two names that differ in case only are one file on many a disk: one page would show the other's. */
function refuseTwins(
  { record }: PlanContext,
  { puts, removals }: { puts: readonly Wanted[]; removals: readonly string[] },
): void {
  const goes = new Set(removals);
  const seen = new Map<string, string>();
  for (const { file, address } of puts) {
    const folded = file.name.toLowerCase();
    const other = seen.get(folded) ?? record.likeNames(file.name).find((name) => !goes.has(name));
    if (other !== undefined) {
      throw new TargetError(
        `${address} and ${other} differ in case only, and a file system may take them for one. Change the slug of one.`,
      );
    }
    seen.set(folded, address);
  }
}

function inSteps<T>(items: readonly T[], stepOfItem: (item: T) => number): T[][] {
  const steps = Map.groupBy(items, stepOfItem);
  return [...steps].sort(([one], [other]) => one - other).map(([, step]) => step);
}
