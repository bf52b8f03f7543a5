import {
  documentTypes,
  type Change,
  type ChangeFeed,
  type DocumentType,
} from '@standfirst/shared-types';

/** A row of the log: the newest about one document. */
type Row = Pick<Change, 'cursor' | 'type' | 'id' | 'slug'>;

/** The CMS's change log and the feed made from it: cms/src/change-log without its database. */
export class ChangeLog {
  readonly #rows = new Map<string, Row>();
  /** What the feed would say of each document, as JSON. */
  #said = new Map<string, string>();
  #cursor = 0;

  /**
   * Writes a row about each document of which the CMS now says something else, or nothing any more,
   * and about `touched` in any case. `slugOf` knows the slugs under which documents are published.
   */
  write(
    said: Map<string, string>,
    { touched, slugOf }: { touched: string | null; slugOf: (key: string) => string | null },
  ): void {
    for (const key of new Set([...this.#said.keys(), ...said.keys()]))
      if (key === touched || this.#said.get(key) !== said.get(key)) this.#add(key, slugOf(key));
    this.#said = said;
  }

  /** What changed after `after`, each document once and in its present state. */
  feed({ after, limit }: { after: number; limit: number }): ChangeFeed {
    const waiting = [...this.#rows.values()]
      .filter(({ cursor }) => cursor > after)
      .sort((a, b) => a.cursor - b.cursor);
    const rows = waiting.slice(0, limit);
    return {
      log: 'equality',
      cursor: rows.at(-1)?.cursor ?? Math.min(after, this.#cursor),
      remaining: waiting.length - rows.length,
      changes: rows.map((row) => ({ ...row, document: this.#documentOf(row) })),
    };
  }

  #documentOf({ type, id }: Row): unknown {
    const json = this.#said.get(keyOf(type, id));
    return json === undefined ? null : (JSON.parse(json) as unknown);
  }

  #add(key: string, slug: string | null): void {
    this.#cursor += 1;
    const last = this.#rows.get(key)?.slug ?? null;
    this.#rows.set(key, { ...partsOf(key), cursor: this.#cursor, slug: slug ?? last });
  }
}

/** Names a document among all. */
export function keyOf(type: DocumentType, id: string): string {
  return `${type} ${id}`;
}

function partsOf(key: string): { type: DocumentType; id: string } {
  const [name, id = ''] = key.split(' ');
  const type = documentTypes.find((each) => each === name);
  if (type === undefined) throw new Error(`"${key}" names no document.`);
  return { type, id };
}
