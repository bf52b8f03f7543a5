import { type Fault, faultAt } from '../fault';
import { isBlank, lengthOf, type Payload } from '../payload';

/** A field with a limit: its label in the panel and its greatest length in characters. */
export interface TextLimit {
  readonly field: string;
  readonly label: string;
  readonly lengthMax: number;
}

/** Limits of the article's short texts (product.md, the content model). */
export const articleTextLimits: readonly TextLimit[] = [
  { field: 'title', label: 'title', lengthMax: 150 },
  { field: 'standfirst', label: 'standfirst', lengthMax: 300 },
  { field: 'teaser', label: 'teaser', lengthMax: 160 },
];

/** Faults of texts that are longer than their limit. */
export function tooLong(data: Payload, limits: readonly TextLimit[]): readonly Fault[] {
  return limits.flatMap(({ field, label, lengthMax }) => {
    const length = lengthOf(data[field]);
    return length <= lengthMax
      ? []
      : [
          faultAt(
            field,
            `The ${label} has ${length} characters; at most ${lengthMax} are allowed. Shorten it.`,
          ),
        ];
  });
}

/** A fault where a title or name is missing or blank. */
export function blank(data: Payload, field: 'title' | 'name'): readonly Fault[] {
  return isBlank(data[field]) ? [faultAt(field, `The ${field} is empty. Give it one.`)] : [];
}

/** Whether a text begins with "By ", which templates write themselves ("By By Ann Cole"). */
export function beginsWithBy(value: unknown): boolean {
  return typeof value === 'string' && /^\s*by\s/i.test(value);
}
