import { panelViews } from '../setup/panel-views';
import { ValidationError } from '../strapi-errors';

/** One thing that is wrong with a document, at the field where the editor can mend it. */
export interface Fault {
  /** The way to the field: `['bylines', '0', 'roleAtPublication']`. */
  readonly path: readonly string[];
  /** A whole sentence that names the field and says what to do. */
  readonly message: string;
}

/** A field of a type or a component. */
export interface FieldOf {
  readonly uid: string;
  readonly field: string;
  /** Where the fault is marked, if not at the field itself. */
  readonly path?: readonly string[];
}

/**
 * A fault at one field. `says` goes on from the field's name: `is empty. Give it one.` makes "The
 * headline (title) is empty. Give it one."
 */
export function faultAt(at: FieldOf, says: string): Fault {
  return { path: at.path ?? [at.field], message: `The ${fieldName(at)} ${says}` };
}

/**
 * A field as the editor sees it and, where that differs, as the API knows it: "headline (title)".
 *
 * @throws {Error} for a field that no panel view declares.
 */
export function fieldName({ uid, field }: FieldOf): string {
  const wording = panelViews.find((view) => view.uid === uid)?.fields[field];
  if (wording === undefined) throw new Error(`No panel view names ${uid} ${field}. Declare it.`);
  const { label } = wording;
  const seen = wording.called ?? `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  return label.toLowerCase() === field.toLowerCase() ? seen : `${seen} (${field})`;
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
