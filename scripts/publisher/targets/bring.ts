import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../lib/log.ts';
import { Jobs } from '../jobs.ts';
import { liveRelease, ReleaseReader } from './content.ts';
import { planOf, type TargetPlan } from './plan.ts';
import { TargetRecord, type TargetState } from './record.ts';
import { TargetError, type HeldFile, type Target } from './target.ts';

/** What bringing a target up to date works with. */
export interface BringContext {
  db: DatabaseSync;
  target: Target;
  log: Log;
}

/** What was done to bring a target to a release. */
export interface Brought {
  release: number;
  written: number;
  removed: number;
  tookMs: number;
}

/**
 * Brings a target from the release it has to the live one. Each file is recorded when it is written,
 * so a run that was broken off is carried on by the next. Returns `null` if nothing was to do.
 * @throws {TargetError} if the release can't stand there; whatever the target fails with.
 */
export async function bringUpToDate(context: BringContext): Promise<Brought | null> {
  const { db, target } = context;
  const release = liveRelease(db);
  if (release === null) return null;
  const startedMs = performance.now();
  const record = new TargetRecord(db, target.name);
  const state = await knownState(context, record);
  const isComparable = state.settled && state.form === target.form && state.release !== null;
  if (isComparable && state.release === release) return null;
  const content = new ReleaseReader(db, release);
  const shown =
    isComparable && state.release !== null ? new ReleaseReader(db, state.release) : null;
  const plan = await planOf({ target, record, content, shown });
  const [written, removed] = [plan.puts.flat().length, plan.removals.flat().length];
  const mark = randomUUID();
  record.begin({ mark, form: target.form });
  await target.setMark(mark);
  record.marked(mark);
  await carryOut(context, { plan, record });
  record.settle(release);
  return { release, written, removed, tookMs: Math.round(performance.now() - startedMs) };
}

/**
 * How far the target has come. Where it does not bear the mark of the record (it was emptied, or the
 * database is another or an older one) it is looked through, and the record made anew.
 */
async function knownState(
  { target, log }: BringContext,
  record: TargetRecord,
): Promise<TargetState> {
  const mark = await target.mark();
  const state = record.state();
  if (state !== null && mark !== null && state.marks.includes(mark)) return state;
  const held: HeldFile[] = [];
  for await (const file of target.list()) held.push(file);
  if (held.length > 0)
    log('info', `looked through: ${held.length} files are there, each is compared.`);
  record.replace(held, { mark: mark ?? randomUUID() });
  const known = record.state();
  if (known === null) throw new TargetError(`The record of ${target.name} could not be written.`);
  return known;
}

/** Files between two lines of progress. */
const progressEvery = 5000;

async function carryOut(
  { target, log }: BringContext,
  { plan, record }: { plan: TargetPlan; record: TargetRecord },
): Promise<void> {
  const total = plan.puts.flat().length;
  let done = 0;
  for (const step of plan.puts) {
    await together(target, step, async (file) => {
      record.expect(file.name);
      await target.put(file);
      record.put(file.name, file.print);
      for (const warning of file.warnings ?? []) log('warn', `${file.name}: ${warning}`);
      done += 1;
      if (done % progressEvery === 0) log('info', `${done} of ${total} files written`);
    });
  }
  for (const step of plan.removals) {
    await together(target, step, async (name) => {
      record.expectGone(name);
      await target.remove(name);
      record.remove(name);
    });
  }
}

/** Several at once; the step is over when all are. */
async function together<T>(
  { concurrency }: Target,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const jobs = new Jobs(concurrency);
  try {
    for (const item of items) await jobs.add(() => work(item));
  } finally {
    await jobs.finish();
  }
}
