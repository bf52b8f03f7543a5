import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { repositoryRoot } from './paths.ts';

/** Something that is built from files and need not be built again while they are the same. */
export interface BuildStep {
  /** What is shown while it runs. */
  title: string;
  /** Files and folders it is made from, relative to the repository. */
  inputs: readonly string[];
  /** A file that it makes; its absence makes it stale. */
  output: string;
}

/** Digest of what a step is made from. Tests are no part of it. */
export function digestOf({ inputs }: BuildStep, root = repositoryRoot): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const path of filesOf(join(root, input)))
      hash
        .update(`${relative(root, path)}\0`)
        .update(readFileSync(path))
        .update('\0');
  }
  return hash.digest('hex');
}

function stampOf({ output }: BuildStep, root: string): string {
  return join(root, 'node_modules', '.standfirst-built', output.replaceAll('/', '-'));
}

/** Whether a step must run: its output is missing or was made from other files. */
export function isStale(step: BuildStep, root = repositoryRoot): boolean {
  const stamp = stampOf(step, root);
  if (!existsSync(join(root, step.output)) || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== digestOf(step, root);
}

/**
 * Takes note that a step has run. `digest` is that of its inputs before it ran: what was changed
 * while it ran is not in its output.
 */
export function markBuilt(step: BuildStep, digest: string, root = repositoryRoot): void {
  const stamp = stampOf(step, root);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
