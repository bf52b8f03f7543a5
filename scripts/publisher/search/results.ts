/** Which file of the index holds the words of each article. */
import type { DatabaseSync } from 'node:sqlite';

/** Takes note of all of them: articles' addresses, and those of their files. */
export function rememberResults(
  db: DatabaseSync,
  pages: readonly (readonly [string, string])[],
): void {
  db.exec('DELETE FROM search_pages');
  const insert = db.prepare('INSERT INTO search_pages VALUES (?, ?)');
  for (const [address, result] of pages) insert.run(address, result);
}

/**
 * Takes the words of an article out of the index as its page goes: what is withdrawn must not be
 * read in a search until the next index is made.
 */
export function endResult(
  db: DatabaseSync,
  { write, address }: { write: { end: (address: string) => void }; address: string },
): void {
  const result = db.prepare('SELECT result FROM search_pages WHERE address = ?').get(address)?.[
    'result'
  ];
  if (result === undefined) return;
  write.end(String(result));
  db.prepare('DELETE FROM search_pages WHERE address = ?').run(address);
  // Should the same article come back, its words must, too. No index is ever made of this.
  db.exec("UPDATE search_index SET digest = 'without ' || hex(randomblob(8))");
}
