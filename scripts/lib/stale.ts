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

/** Digest of what a step is made from. */
function digestOf({ inputs }: BuildStep): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const path of filesOf(join(repositoryRoot, input)))
      hash.update(relative(repositoryRoot, path)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function stampOf({ output }: BuildStep): string {
  return join(repositoryRoot, 'node_modules', '.standfirst-built', output.replaceAll('/', '-'));
}

/** Whether a step must run: its output is missing or was made from other files. */
export function isStale(step: BuildStep): boolean {
  const stamp = stampOf(step);
  if (!existsSync(join(repositoryRoot, step.output)) || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== digestOf(step);
}

/** Takes note that a step has run. */
export function markBuilt(step: BuildStep): void {
  const stamp = stampOf(step);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digestOf(step));
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
