/** The process that makes an index: see indexer.ts. It gives way to everything else on the machine. */
import { constants, setPriority } from 'node:os';
import { reasonOf } from '../../lib/log.ts';
import { task } from './made.ts';
import { makeIndex } from './make-index.ts';

setPriority(constants.priority.PRIORITY_LOW);
// Without the publisher nobody waits for the index.
process.once('disconnect', () => process.exit(1));

makeIndex(task.parse(JSON.parse(process.argv[2] ?? 'null'))).then(
  (made) => process.send?.(made, () => process.disconnect()),
  (error: unknown) => {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exit(1);
  },
);
