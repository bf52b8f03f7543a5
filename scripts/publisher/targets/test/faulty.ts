import type { HeldFile, Target, TargetFile } from '../target.ts';

/** The target can do no more: the plug was pulled. */
export class PulledPlug extends Error {}

/** When the plug is pulled: before a step was done, or after it and before anyone took note. */
export type Moment = 'before' | 'after';

/**
 * A real target whose plug is pulled at one step of its work (setting its mark counts as one), and
 * stays out. It does one thing at a time.
 */
export class FaultyTarget implements Target {
  readonly concurrency = 1;
  readonly foldsCase: boolean;
  readonly name: string;
  readonly form: string;
  /** What was done, oldest first. */
  readonly done: string[] = [];
  readonly #target: Target;
  readonly #pull: { step: number; moment: Moment };
  #steps = 0;

  constructor(target: Target, pull: { step: number; moment: Moment }) {
    this.#target = target;
    this.#pull = pull;
    this.name = target.name;
    this.form = target.form;
    this.foldsCase = target.foldsCase;
  }

  fileOf(...given: Parameters<Target['fileOf']>) {
    return this.#target.fileOf(...given);
  }
  ruleOf(...given: Parameters<Target['ruleOf']>) {
    return this.#target.ruleOf(...given);
  }
  rulebook(...given: Parameters<Target['rulebook']>) {
    return this.#target.rulebook(...given);
  }
  mark(): Promise<string | null> {
    return this.#target.mark();
  }
  list(): AsyncIterable<HeldFile> {
    return this.#target.list();
  }
  setMark(mark: string): Promise<void> {
    return this.#step('mark', () => this.#target.setMark(mark));
  }
  put(file: TargetFile): Promise<void> {
    return this.#step(`put ${file.name}`, () => this.#target.put(file));
  }
  remove(name: string): Promise<void> {
    return this.#step(`remove ${name}`, () => this.#target.remove(name));
  }

  async #step(what: string, work: () => Promise<void>): Promise<void> {
    const step = this.#steps;
    this.#steps += 1;
    if (step > this.#pull.step) throw new PulledPlug();
    if (step === this.#pull.step && this.#pull.moment === 'before') throw new PulledPlug();
    await work();
    this.done.push(what);
    if (step === this.#pull.step) throw new PulledPlug();
  }
}
