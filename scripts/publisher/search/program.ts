/** The process that makes an index: see indexer.ts. It gives way to everything else on the machine. */
import { giveWay } from '../../lib/give-way.ts';
import { reasonOf } from '../../lib/log.ts';
import { task } from './made.ts';
import { makeIndex } from './make-index.ts';

// Without the publisher nobody waits for the index.
process.once('disconnect', () => process.exit(1));

async function main(): Promise<void> {
  const given = task.parse(JSON.parse(process.argv[2] ?? 'null'));
  if (!(await giveWay()))
    process.stderr.write('The machine gives this process as much as any other.\n');
  const made = await makeIndex(given);
  process.send?.(made, () => process.disconnect());
}

main().catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});
