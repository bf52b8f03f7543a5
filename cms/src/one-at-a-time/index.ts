/** Does what it is given one after the other, in the order in which it comes. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Does it when everything given before is over, however that ended; gives what comes of it. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }
}
