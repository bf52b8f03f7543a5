import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { searchIndexFolder, type SearchRecord } from '@standfirst/site/model';
import { close, createIndex } from 'pagefind';
import { z } from 'zod';

/** Pagefind could not make the index. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}

/** How long Pagefind may go on writing after it has said that it is done, in milliseconds. */
const wholeWithinMs = 60_000;
const lookAgainMs = 20;
/** Articles that Pagefind is given at once. */
const portionMax = 100;

/**
 * Writes the index of these articles into a folder that is not there yet.
 * @throws {IndexError} in Pagefind's own words.
 */
export async function writeIndex(records: Iterable<SearchRecord>, folder: string): Promise<void> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'en' });
    if (index === undefined) throw indexError(errors);
    let portion: ReturnType<typeof index.addCustomRecord>[] = [];
    const finish = async () => {
      for (const answer of await Promise.all(portion))
        if (answer.errors.length > 0) throw indexError(answer.errors);
      portion = [];
    };
    for (const record of records) {
      portion.push(index.addCustomRecord({ ...record, language: 'en' }));
      if (portion.length === portionMax) await finish();
    }
    await finish();
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw indexError(written.errors);
    await untilWhole(folder, wholeWithinMs);
  } finally {
    await close();
  }
}

function indexError(errors: readonly string[]): IndexError {
  return new IndexError(`Pagefind made no index: ${errors.join(' ')}`);
}

/**
 * Waits until every file of an index is whole. Pagefind 1.5 answers while the last bytes are on their
 * way to the disk, and once it is told to end they never arrive: on a busy machine readers had an index
 * whose first file was empty.
 * @throws {IndexError} where a file is not whole in time.
 */
export async function untilWhole(folder: string, withinMs: number): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  for (const path of await neededFiles(folder)) {
    while (!isWhole(await readFile(path))) {
      if (performance.now() > deadlineMs)
        throw new IndexError(`Pagefind left ${nameIn(folder, path)} unfinished.`);
      await setTimeout(lookAgainMs);
    }
  }
}

/** Nearly everything is packed, and what is packed ends with its own check. */
function isWhole(bytes: Buffer): boolean {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked) return bytes.length > 0;
  try {
    gunzipSync(bytes);
    return true;
  } catch {
    // Cut off: the rest is still to come.
    return false;
  }
}

/** A file of the index, and where on the site it stands. */
export interface IndexFile {
  address: string;
  mime: string;
  bytes: Buffer;
}

/** What a search fetches. Pagefind also writes interfaces of its own, which nobody here uses. */
const needed =
  /^(?:pagefind\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.en\.pagefind|(?:index|filter|fragment)\/[^/]+)$/;

const mimeTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The files of an index that {@link writeIndex} wrote, one after the other. */
export async function* indexFiles(folder: string): AsyncGenerator<IndexFile> {
  for (const path of await neededFiles(folder)) {
    const name = nameIn(folder, path);
    const mime = mimeTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    yield { address: `${searchIndexFolder}${name}`, mime, bytes: await readFile(path) };
  }
}

async function neededFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => needed.test(nameIn(folder, path)));
}

function nameIn(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** What every packed file of Pagefind begins with. */
const signature = 'pagefind_dcd';
const fragment = z.object({ url: z.string() });

/** The address of the article whose result a file is; `null` for any other file. */
export function articleIn({ address, bytes }: Pick<IndexFile, 'address' | 'bytes'>): string | null {
  if (!address.endsWith('.pf_fragment')) return null;
  const text = gunzipSync(bytes).toString('utf8');
  return fragment.parse(JSON.parse(text.slice(signature.length))).url;
}
