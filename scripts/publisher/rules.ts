/** The rules of a release: what an address answers that holds no file. */
import type { DatabaseSync } from 'node:sqlite';
import { ruleTagPrefix } from '@standfirst/site/content';

/** What an address is to answer from now on; `rule` is `null` where it is an address like any other. */
export interface RuleChange {
  address: string;
  rule: { status: 301; location: string } | { status: 410; location: null } | null;
}

/** Looks up what the mirror says of an address. A redirect comes first: who moved away left a trace. */
export function wantedRules(db: DatabaseSync): (address: string) => RuleChange['rule'] {
  const wanted = db.prepare(
    `SELECT 301 AS status, json ->> 'to' AS location FROM documents WHERE type = 'redirect' AND json ->> 'from' = :address
     UNION ALL SELECT 410, NULL FROM gone WHERE address = :address
     ORDER BY status LIMIT 1`,
  );
  return (address) => {
    const row = wanted.get({ address });
    return row === undefined ? null : ruleOf(row);
  };
}

/** The rules in which the mirror differs from the last release, as far as is known that it may. */
export function changedRules(db: DatabaseSync): RuleChange[] {
  const tags = db
    .prepare('SELECT tag FROM dirty_tags WHERE substr(tag, 1, ?) = ?')
    .all(ruleTagPrefix.length, ruleTagPrefix);
  return differing(
    db,
    tags.map((row) => String(row['tag']).slice(ruleTagPrefix.length)),
  );
}

/** All the rules in which the mirror differs from the last release. */
export function allChangedRules(db: DatabaseSync): RuleChange[] {
  const addresses = db
    .prepare(
      `SELECT json ->> 'from' AS address FROM documents WHERE type = 'redirect'
       UNION SELECT address FROM gone UNION SELECT address FROM rules WHERE until IS NULL`,
    )
    .all();
  return differing(
    db,
    addresses.map((row) => String(row['address'])),
  );
}

function differing(db: DatabaseSync, addresses: readonly string[]): RuleChange[] {
  if (addresses.length === 0) return [];
  const ruleAt = wantedRules(db);
  const last = db.prepare('SELECT status, location FROM rules WHERE address = ? AND until IS NULL');
  return addresses.flatMap((address) => {
    const [old, rule] = [last.get(address), ruleAt(address)];
    const isSame = old?.['status'] === rule?.status && old?.['location'] === rule?.location;
    return isSame ? [] : [{ address, rule }];
  });
}

function ruleOf(row: Record<string, unknown>): NonNullable<RuleChange['rule']> {
  return row['status'] === 301
    ? { status: 301, location: String(row['location']) }
    : { status: 410, location: null };
}

/** Writes changes into the rules of a release. */
export function switchRules(
  db: DatabaseSync,
  { release, changes }: { release: number; changes: readonly RuleChange[] },
): void {
  const finish = db.prepare('UPDATE rules SET until = ? WHERE address = ? AND until IS NULL');
  const insert = db.prepare('INSERT INTO rules VALUES (?, ?, NULL, ?, ?)');
  for (const { address, rule } of changes) {
    finish.run(release, address);
    if (rule !== null) insert.run(address, release, rule.status, rule.location);
  }
}
