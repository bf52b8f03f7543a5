import type { ChildProcess } from 'node:child_process';

/** Whether a program can be given a process group of its own here. */
export const hasGroups = process.platform !== 'win32';

/**
 * Sends a signal to a process and whatever it started; to what is gone already it does nothing. The
 * process must have been started with `detached: hasGroups`.
 */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // Nothing of it is left.
  }
}
