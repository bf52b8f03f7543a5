import { type Fault, faultAt } from '../fault';

/** An ordered list of targets, as documentIds. */
export interface TargetList {
  /** The document that holds the list; `null` while it is being created. */
  readonly of: string | null;
  readonly ids: readonly string[];
}

const relatedField = { uid: 'api::article.article', field: 'related' };
const leadField = { uid: 'api::front-page.front-page', field: 'lead' };

/** Faults of a related list that names the article itself or another article twice. */
export function relatedFaults({ of, ids }: TargetList): readonly Fault[] {
  return [
    ...(of !== null && ids.includes(of)
      ? [faultAt(relatedField, 'name this article itself. Remove it from the list.')]
      : []),
    ...(new Set(ids).size < ids.length
      ? [faultAt(relatedField, 'name one article twice. Remove the second.')]
      : []),
  ];
}

/** Most articles on the front page: one lead and six picks. */
export const leadCountMax = 7;

/** Faults of a front page that names an article twice, or too many. */
export function leadFaults(lists: {
  readonly named: readonly string[];
  readonly after: readonly string[];
}): readonly Fault[] {
  return [
    ...(new Set(lists.named).size < lists.named.length
      ? [faultAt(leadField, 'name one article twice. Remove the second.')]
      : []),
    ...(lists.after.length > leadCountMax
      ? [
          faultAt(
            leadField,
            `name ${lists.after.length} articles; at most ${leadCountMax} fit. Remove some.`,
          ),
        ]
      : []),
  ];
}
