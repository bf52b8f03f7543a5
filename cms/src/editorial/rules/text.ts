import { type Fault, faultAt, type FieldOf } from '../fault';
import { isBlank, lengthOf, type Payload } from '../payload';

/** A field with a limit: its greatest length in characters. */
export interface TextLimit {
  readonly field: string;
  readonly lengthMax: number;
}

/** Limits of the article's short texts, in characters. */
const articleTextLimits: readonly TextLimit[] = [
  { field: 'title', lengthMax: 150 },
  { field: 'standfirst', lengthMax: 300 },
  { field: 'teaser', lengthMax: 160 },
];

/** Faults of an article's texts that are longer than their limit. */
export function tooLong(article: Payload): readonly Fault[] {
  return articleTextLimits.flatMap(({ field, lengthMax }) => {
    const length = lengthOf(article[field]);
    return length <= lengthMax
      ? []
      : [
          faultAt(
            { uid: 'api::article.article', field },
            `has ${length} characters; at most ${lengthMax} are allowed. Shorten it.`,
          ),
        ];
  });
}

/** A fault where a title or name is missing or blank. */
export function blank(uid: string, data: Payload, field: 'title' | 'name'): readonly Fault[] {
  return isBlank(data[field]) ? [faultAt({ uid, field }, 'is empty. Fill it in.')] : [];
}

/** A fault where a text begins with "By ", which templates write themselves ("By By Ann Cole"). */
export function beginsWithBy(value: unknown, at: FieldOf): readonly Fault[] {
  return typeof value === 'string' && /^\s*by\s/i.test(value)
    ? [faultAt(at, 'begins with “By”. The site writes that word itself; remove it.')]
    : [];
}
