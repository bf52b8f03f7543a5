import { reasonOf, type Log } from '../lib/log.ts';
import { isSystemError } from './database.ts';
import { lookAt, type CheckContext, type Sight } from './landing-check.ts';
import { awaited, awaitedOne, settle, type Awaited, type LandedDocument } from './landing.ts';

/** What the watch works with. */
export interface WatchContext extends CheckContext {
  now: () => Date;
  log: Log;
  /** Pauses between the looks at one page, in milliseconds, where not the usual ones. */
  pausesMs?: readonly number[];
}

/** Pages fetched at once: few, for the site has readers. */
const atOnceMax = 4;
/** Pieces taken in hand after one release. A whole archive is looked through release by release. */
const inHandMax = 500;
/** A cache may need a moment; after ten seconds an editor should hear of it. */
const pausesMsUsual: readonly number[] = [100, 300, 1_000, 3_000, 5_000];

/**
 * Sees released pieces land. It fetches only between releases, so that it takes nothing from the
 * making of the next one; what it learns is kept in the database, so it may be killed at any time.
 */
export class LandingWatch {
  readonly #context: WatchContext;
  readonly #pausesMs: readonly number[];
  /** Looks made so far at each piece in hand, by its name. */
  readonly #looks = new Map<string, number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #looking = new Set<Promise<void>>();
  #queue: Awaited[] = [];
  #isResting = true;

  constructor(context: WatchContext) {
    this.#context = context;
    this.#pausesMs = context.pausesMs ?? pausesMsUsual;
  }

  /** A release is about to be made: no more pages are fetched until it is. */
  rest(): void {
    this.#isResting = true;
  }

  /** A release may have been made: looks for what it should have brought, newest first. */
  look(): void {
    this.#isResting = false;
    for (const piece of awaited(this.#context.db, { atMost: inHandMax })) this.#take(piece);
    this.#goOn();
  }

  /** Somebody asks after this piece: it is looked for before the others. */
  lookFirst(document: LandedDocument): void {
    const piece = awaitedOne(this.#context.db, document);
    if (piece === null) return;
    const name = nameOf(piece);
    const waiting = this.#queue.filter((each) => nameOf(each) === name);
    this.#queue = [...waiting, ...this.#queue.filter((each) => nameOf(each) !== name)];
    this.#take(piece, { first: true });
    this.#goOn();
  }

  /** Ends; what was under way is looked at again after the next start. */
  async stop(): Promise<void> {
    this.rest();
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#looking);
  }

  #take(piece: Awaited, { first = false } = {}): void {
    const name = nameOf(piece);
    if (this.#looks.has(name)) return;
    // Looked for in vain before: one look more tells whether that has changed.
    this.#looks.set(name, piece.isInDoubt ? this.#pausesMs.length : 0);
    if (first) this.#queue.unshift(piece);
    else this.#queue.push(piece);
  }

  #goOn(): void {
    while (!this.#isResting && this.#looking.size < atOnceMax) {
      const piece = this.#queue.shift();
      if (piece === undefined) return;
      const look = this.#lookOnce(piece)
        .catch((error: unknown) => {
          // Nothing was settled, so it is taken in hand again after the next release.
          this.#looks.delete(nameOf(piece));
          this.#context.log('error', `Looking at ${piece.address}: ${reasonOf(error)}`);
          // What can't be written of one piece can't be of the others: a full disk is told of once.
          if (isSystemError(error)) this.#putDown();
        })
        .then(() => {
          this.#looking.delete(look);
          this.#goOn();
        });
      this.#looking.add(look);
    }
  }

  #putDown(): void {
    for (const piece of this.#queue) this.#looks.delete(nameOf(piece));
    this.#queue = [];
  }

  async #lookOnce(piece: Awaited): Promise<void> {
    const sight = await lookAt(this.#context, piece);
    const name = nameOf(piece);
    const looks = (this.#looks.get(name) ?? 0) + 1;
    const pauseMs = this.#pausesMs[looks - 1];
    if (sight.kind !== 'otherwise' || pauseMs === undefined) {
      this.#looks.delete(name);
      this.#settle(piece, sight);
      return;
    }
    this.#looks.set(name, looks);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#queue.unshift(piece);
      this.#goOn();
    }, pauseMs);
    this.#timers.add(timer);
  }

  #settle(piece: Awaited, sight: Sight): void {
    const { db, now, log } = this.#context;
    if (sight.kind !== 'otherwise') return settle(db, piece, { state: sight.kind, at: now() });
    if (!piece.isInDoubt)
      log('warn', `${piece.address} was released and is not confirmed: ${sight.seen}.`);
    settle(db, piece, { state: 'not-confirmed', seen: sight.seen });
  }
}

function nameOf({ type, id, cursor }: Awaited): string {
  return `${type} ${id} ${cursor}`;
}
