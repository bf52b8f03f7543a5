/** One file of the site a page, by pagination: a string for each, so that no data is copied about. */
import { readContext } from '../plain/context.ts';
import { filesOf } from '../plain/files.ts';

const files = new Map(
  [...filesOf(readContext(process.env['BENCH_INPUTS'] ?? ''))].map(({ path, text }) => [
    path,
    text,
  ]),
);

/** What pagination goes through. */
export const data = {
  paths: [...files.keys()],
  pagination: { data: 'paths', size: 1, alias: 'path' },
  permalink: ({ path }: { path: string }): string => path,
  eleventyExcludeFromCollections: true,
};

/** One file. */
export function render({ path }: { path: string }): string {
  return files.get(path)?.() ?? '';
}
