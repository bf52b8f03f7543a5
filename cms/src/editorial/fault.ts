import { ValidationError } from '../strapi-errors';

/** One thing that is wrong with a document, at the field where the editor can mend it. */
export interface Fault {
  /** The way to the field: `['bylines', '0', 'roleAtPublication']`. */
  readonly path: readonly string[];
  /** A whole sentence that names the field and says what to do. */
  readonly message: string;
}

/** A fault at one field. */
export function faultAt(path: string | readonly string[], message: string): Fault {
  return { path: typeof path === 'string' ? [path] : path, message };
}

/**
 * Refuses a write if anything is wrong with it. The panel marks each field by its path; REST
 * answers 400.
 *
 * @throws {ValidationError} holding all faults at once.
 */
export function refuseIfAny(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new ValidationError(faults.map((fault) => fault.message).join(' '), {
    errors: faults.map(({ path, message }) => ({
      path: [...path],
      message,
      name: 'ValidationError',
    })),
  });
}
