import { once } from 'node:events';
import type { ZodType } from 'zod';
import { giveWay } from '../lib/give-way.ts';
import { reasonOf } from '../lib/log.ts';

/**
 * Makes this process one beside the publisher (see aside.ts): it takes its task, gives way to
 * everything else on the machine, answers and ends. It ends with the publisher, too. `priority` is one
 * of `os.constants.priority`; without it the lowest.
 */
export async function workAside<Task>(
  task: ZodType<Task>,
  work: (task: Task) => Promise<object>,
  { priority }: { priority?: number } = {},
): Promise<void> {
  // Without the publisher nobody waits for the answer.
  process.once('disconnect', () => process.exit(1));
  try {
    const [given] = (await once(process, 'message')) as unknown[];
    if (!(await giveWay(priority)))
      process.stderr.write('The machine gives this process as much as any other.\n');
    const answer = await work(task.parse(given));
    process.send?.(answer, () => process.disconnect());
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exit(1);
  }
}
