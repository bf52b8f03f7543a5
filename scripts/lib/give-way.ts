import { existsSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Where Linux takes the priority of a whole session of processes. */
const sessionPriority = '/proc/self/autogroup';
/** Linux takes one such wish in a tenth of a second, whoever it comes from. */
const triesMax = 5;
const againMs = 250;

/**
 * Lets everything else on the machine go first, for this process and what it starts. A process's own
 * priority counts within its session only, and on Linux each session has an equal share of the
 * machine (sched(7), "The autogroup feature"); so a process that leads a session of its own lowers that
 * of the session too. Returns whether all of it was granted.
 */
export async function giveWay(): Promise<boolean> {
  const lowest = constants.priority.PRIORITY_LOW;
  setPriority(lowest);
  if (!existsSync(sessionPriority)) return true;
  for (let tries = 1; tries <= triesMax; tries += 1) {
    try {
      writeFileSync(sessionPriority, String(lowest));
      return true;
    } catch {
      // Somebody else has just asked, or it may not be asked for here (a container): see the result.
      await setTimeout(againMs);
    }
  }
  return false;
}
