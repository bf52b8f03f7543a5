import { setImmediate as otherWork } from 'node:timers/promises';

/** Does what it is given one after the other, in the order in which it comes. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Does it when everything given before is over, however that ended; gives what comes of it. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    // SQLite answers without ever waiting: without a break, no other request would even be read
    // before the whole queue is done.
    const next = async () => {
      await otherWork();
      return work();
    };
    const turn = this.#last.then(next, next);
    this.#last = turn;
    return turn;
  }
}
