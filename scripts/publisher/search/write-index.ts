import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { searchIndexFolder, type SearchRecord } from '@standfirst/site/model';
import { close, createIndex } from 'pagefind';
import { z } from 'zod';

/** Pagefind could not make the index. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}

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
  } finally {
    await close();
  }
}

function indexError(errors: readonly string[]): IndexError {
  return new IndexError(`Pagefind made no index: ${errors.join(' ')}`);
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
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (!entry.isFile() || !needed.test(name)) continue;
    const mime = mimeTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    yield { address: `${searchIndexFolder}${name}`, mime, bytes: await readFile(path) };
  }
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
