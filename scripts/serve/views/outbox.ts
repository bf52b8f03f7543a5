import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { viewsBatch, type ViewsBatch } from '@standfirst/shared-types';
import type { z } from 'zod';

/** A batch that has not been sent, or of which nobody knows whether it arrived. */
export type WaitingBatch = Omit<ViewsBatch, 'sentAtMs'>;

const waitingBatch: z.ZodType<WaitingBatch> = viewsBatch.omit({ sentAtMs: true });

/**
 * Batches on their way to the CMS: a file each, from before the first try until the CMS has taken
 * it. What a killed server leaves there, the next one sends.
 */
export class Outbox {
  readonly #folder: string;
  readonly #waiting: string[];

  /** @throws if the folder can't be made or read. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#waiting = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .sort();
  }

  /** How many are waiting. */
  get length(): number {
    return this.#waiting.length;
  }

  /**
   * Puts a batch behind the others.
   * @throws if it can't be written; then it is not in the outbox.
   */
  put(batch: WaitingBatch): void {
    const name = `${batch.countedAtMs}-${batch.batch}`;
    // Whole or not at all: a file half written has another name.
    writeFileSync(join(this.#folder, `${name}.part`), JSON.stringify(batch));
    renameSync(join(this.#folder, `${name}.part`), this.#fileOf(name));
    this.#waiting.push(name);
  }

  /** The batch that has waited longest, or `null`. A file that holds none is taken away. */
  first(): WaitingBatch | null {
    for (;;) {
      const [name] = this.#waiting;
      if (name === undefined) return null;
      const read = waitingBatch.safeParse(parsed(this.#fileOf(name)));
      if (read.success) return read.data;
      this.drop();
    }
  }

  /** Takes the batch away that has waited longest. */
  drop(): void {
    const name = this.#waiting.shift();
    if (name !== undefined) rmSync(this.#fileOf(name), { force: true });
  }

  #fileOf(name: string): string {
    return join(this.#folder, `${name}.json`);
  }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Cut off by a full disk or taken away by hand: no batch either way.
    return undefined;
  }
}
