/** Whether two releases are the same, byte for byte. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Publisher } from './publisher.ts';

/** Characters of either side shown around the first difference. */
const shown = 160;

const questions: Record<string, string> = {
  // A blob is named by the digest of its bytes.
  page: 'SELECT address, blob, mime, styles FROM entries, live WHERE since <= release AND (until IS NULL OR until > release)',
  rule: 'SELECT address, status, location FROM rules, live WHERE since <= release AND (until IS NULL OR until > release)',
  held: 'SELECT type, id, reason FROM held',
  failure: 'SELECT address, reason FROM failures',
};

/**
 * What the live release of a publisher that followed every change has otherwise than that of one that
 * saw only the end, in words; `null` if nothing. Compared are addresses, bytes, types, styles,
 * redirects and what is gone; and neither may hold anything back.
 */
export function differenceOf(incremental: Publisher, full: Publisher): string | null {
  for (const [what, sql] of Object.entries(questions)) {
    const [ours, theirs] = [incremental, full].map(({ db }) => rowsOf(db, sql));
    if (ours === undefined || theirs === undefined) continue;
    if (what === 'held' || what === 'failure') {
      const [row] = [...ours.values(), ...theirs.values()];
      if (row !== undefined) return `A document or page is held at the end: ${said(row)}`;
    }
    const keys = [...new Set([...theirs.keys(), ...ours.keys()])].sort();
    const first = keys.find((key) => said(ours.get(key)) !== said(theirs.get(key)));
    if (first === undefined) continue;
    const count = keys.filter((key) => said(ours.get(key)) !== said(theirs.get(key))).length;
    return [
      `${count} of ${keys.length} differ. The first ${what}: ${first}`,
      ...linesOf(
        { publisher: incremental, row: ours.get(first) },
        { publisher: full, row: theirs.get(first) },
      ),
    ].join('\n');
  }
  return null;
}

type Row = Record<string, unknown>;

function rowsOf(db: DatabaseSync, sql: string): Map<string, Row> {
  return new Map(
    db
      .prepare(sql)
      .all()
      .map((row) => [String(Object.values(row)[0]), row]),
  );
}

function said(row: Row | undefined): string {
  return row === undefined ? 'nothing' : JSON.stringify(row);
}

interface Side {
  publisher: Publisher;
  row: Row | undefined;
}

/** Both sides' rows, and their texts around the first character that differs. */
function linesOf(incremental: Side, full: Side): string[] {
  const lines = [`  incremental: ${said(incremental.row)}`, `  full:        ${said(full.row)}`];
  const [ours, theirs] = [textOf(incremental), textOf(full)];
  if (ours === null || theirs === null || ours === theirs) return lines;
  let at = 0;
  while (ours[at] === theirs[at]) at += 1;
  const around = (text: string) =>
    JSON.stringify(text.slice(Math.max(0, at - shown / 2), at + shown));
  return [...lines, `  - ${around(ours)}`, `  + ${around(theirs)}`];
}

function textOf({ publisher, row }: Side): string | null {
  const blob = row?.['blob'];
  return typeof blob === 'string' ? readFileSync(join(publisher.blobsRoot, blob), 'utf8') : null;
}
