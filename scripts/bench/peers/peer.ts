import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleDocument } from '@standfirst/shared-types';
import type { Measured } from '../measured-run.ts';

/** How long one build of a peer may take, in milliseconds. */
export const buildWithinMs = 15 * 60 * 1000;

/** Another tool that makes the same magazine. */
export interface Peer {
  /** With its version. */
  name: string;
  /** What it makes, and from what, in one line. */
  makes: string;
  /** Where its files appear. */
  output: string;
  /** Deletes what it made and remembered. Not measured. */
  clear: () => void;
  /** Writes an article, new or changed, into what it reads. Not measured. */
  write: (article: ArticleDocument) => void;
  /** One whole run, as a command. */
  build: () => Promise<Measured>;
}

/**
 * Makes sure that a peer did its work: the page of `article` says so.
 * @throws if the page is missing or shows another headline.
 */
export function checkBuilt({ name, output }: Peer, article: ArticleDocument): void {
  const file = join(output, 'articles', article.slug, 'index.html');
  if (!existsSync(file) || !readFileSync(file, 'utf8').includes(article.title))
    throw new Error(`${name} did not write "${article.title}" to ${file}.`);
}

/** How many files a folder holds, and how many bytes they have. */
export function contentsOf(folder: string): { files: number; bytes: number } {
  let [files, bytes] = [0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { files, bytes };
}
