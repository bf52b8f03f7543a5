/** A thread that makes the rule files of one release. See rule-thread.ts. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { ReleaseReader } from './content.ts';
import { ruleFiles } from './rules/index.ts';

const { databasePath, release } = workerData as { databasePath: string; release: number };
const db = new DatabaseSync(databasePath, { readOnly: true });
try {
  const content = new ReleaseReader(db, release);
  parentPort?.postMessage(ruleFiles({ rules: content.rules(), files: content.files() }));
} finally {
  db.close();
}
