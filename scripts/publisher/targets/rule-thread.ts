import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import type { RuleFile } from './rules/rule.ts';
import { TargetError, type ReleasePlace } from './target.ts';

/**
 * The rule files of a release, made on a thread of their own: every file of the release is read for
 * them, which takes a second of a hundred thousand, and the publisher has readers to serve.
 */
export function rulesOf(
  place: ReleasePlace,
  { desk }: { desk: string | null },
): Promise<RuleFile[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, 'rule-worker.ts'), {
      workerData: { ...place, desk },
    });
    worker.once('message', (files: RuleFile[]) => resolve(files));
    worker.once('error', reject);
    worker.once('exit', () =>
      reject(new TargetError('The thread that makes the rule files ended without them.')),
    );
  });
}
