/** A thread that makes the rule files of one release. See rule-thread.ts. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { ReleaseReader } from './content.ts';
import { ruleFiles } from './rules/index.ts';
import type { ReleasePlace } from './target.ts';

const { databasePath, release, desk } = workerData as ReleasePlace & { desk: string | null };
const db = new DatabaseSync(databasePath, { readOnly: true });
try {
  const content = new ReleaseReader(db, release);
  const input = { rules: content.rules(), files: content.files() };
  parentPort?.postMessage(ruleFiles(desk === null ? input : { ...input, desk }));
} finally {
  db.close();
}
