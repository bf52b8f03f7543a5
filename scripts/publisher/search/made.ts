import { z } from 'zod';

/** How an index is made: another number makes every index anew. Pagefind's own version counts too. */
const form = 1;

/** What the making of an index begins with; see program.ts. */
export const task = z.object({
  databasePath: z.string(),
  blobsRoot: z.string(),
  siteUrl: z.string(),
  /** Where Pagefind may write; not there yet. */
  folder: z.string(),
  /** The digest of what the last index was made of; `null` if there is none. */
  known: z.string().nullable(),
});
/** The same, checked. */
export type Task = z.infer<typeof task>;

/** What came of it. */
export const made = z.discriminatedUnion('kind', [
  /** Nothing that the index holds has changed up to this release. */
  z.object({ kind: z.literal('same'), release: z.number() }),
  z.object({
    kind: z.literal('made'),
    /** The release whose articles the index holds. */
    release: z.number(),
    /** Of what it was made of. */
    digest: z.string(),
    /** The digest of the index that it takes the place of; `null` for none. */
    known: z.string().nullable(),
    /** Files that are new or other than before. */
    put: z.array(z.object({ address: z.string(), blob: z.string(), mime: z.string() })),
    /** Addresses of files that are no part of it any more. */
    end: z.array(z.string()),
    /** Each article's address, and that of the file with its result. */
    pages: z.array(z.tuple([z.string(), z.string()])),
  }),
]);
/** The same, checked. */
export type Made = z.infer<typeof made>;

/** What every digest begins with that was made by this code with this version of Pagefind. */
export function digestPrefix(pagefindVersion: string): string {
  return `${pagefindVersion}/${form}:`;
}
