import { existsSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Where Linux takes the priority of a whole session of processes. */
const sessionPriority = '/proc/self/autogroup';
/** The lowest priority: what is done while nothing else is to do. */
const lowest = constants.priority.PRIORITY_LOW;
/** Linux takes one such wish in a tenth of a second, whoever it comes from. */
const triesMax = 5;
const againMs = 250;

/**
 * Lets everything else on the machine go first, for this process and what it starts. A process's own
 * priority counts within its session only, and on Linux each session has an equal share of the
 * machine (sched(7), "The autogroup feature"); so a process that leads a session of its own lowers that
 * of the session too. `priority` is one of `os.constants.priority`. Returns whether all of it was granted.
 */
export async function giveWay(priority: number = lowest): Promise<boolean> {
  setPriority(priority);
  if (!existsSync(sessionPriority)) return true;
  for (let tries = 1; tries <= triesMax; tries += 1) {
    try {
      writeFileSync(sessionPriority, String(priority));
      return true;
    } catch {
      // Somebody else has just asked, or it may not be asked for here (a container): see the result.
      await setTimeout(againMs);
    }
  }
  return false;
}
