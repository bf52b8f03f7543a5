import type { Desk } from '../magazine.ts';
import type { Cms } from '../strapi.ts';

/** One CMS on one kind of database, as the cases about the change log meet it. */
export interface World {
  /** The CMS as it runs now; another one after `restart`. */
  readonly cms: Cms;
  /** A section and two authors to write with. */
  readonly desk: Desk;
  /** Stops the CMS and starts it again on the same data. */
  restart(): Promise<void>;
}

/** The world of a test file, once its `beforeAll` has made it. */
export type InWorld = () => World;

let number = 0;

/** A name that no other document has. */
export function named(word: string): string {
  number += 1;
  return `${word} ${number}`;
}
