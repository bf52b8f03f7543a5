import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { makeTables } from './schema.ts';

describe('the mirror’s tables', () => {
  it('find a document by its slug without going through the others', () => {
    const db = new DatabaseSync(':memory:');
    makeTables(db);
    const plan = db
      .prepare(
        'EXPLAIN QUERY PLAN SELECT id FROM documents WHERE type = ? AND slug = ? ORDER BY id',
      )
      .all('article', 'rope')
      .map((row) => String(row['detail']));
    db.close();
    expect(plan).toHaveLength(1);
    expect(plan[0]).toContain('documents_by_slug_and_id (type=? AND slug=?)');
  });
});
