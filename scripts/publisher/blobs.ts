import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Files named by the digest of their bytes: written once, never changed, shared by releases.
 *
 * Killed at any instant, the process leaves a whole file or one that ends in `.part`. A power cut may
 * leave more: a file of the right name with no bytes in it, because the name reached the disk first.
 * Only a flush of each file (fsync) would prevent that, and it would make every full render wait for
 * the disk ten thousand times. Instead such a file is noticed and made again: here, where its length
 * is not that of its bytes, and by lost-files.ts, which looks at what is live whenever the publisher
 * starts.
 */
export class Blobs {
  readonly #root: string;
  /** Folders known to be there. */
  readonly #folders = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The name under which `bytes` are kept, relative to the root: `ab/cdef…`. */
  static nameOf(bytes: string | Uint8Array): string {
    const digest = hash('sha256', bytes, 'hex');
    return `${digest.slice(0, 2)}/${digest.slice(2)}`;
  }

  /** Keeps `bytes` and returns their name. The file is whole from the moment it can be seen. */
  async put(bytes: string | Uint8Array): Promise<string> {
    const name = Blobs.nameOf(bytes);
    const path = join(this.#root, name);
    const known = await stat(path).catch(() => null);
    if (known?.size === Buffer.byteLength(bytes)) {
      await keepYoung(path, known.mtimeMs);
      return name;
    }
    await this.#folder(dirname(path));
    const unfinished = `${path}.${randomUUID()}.part`;
    try {
      await writeFile(unfinished, bytes);
      await rename(unfinished, path);
    } catch (error) {
      // On a full disk what is half written takes room from the next try. That it can't be removed
      // either says nothing new. Where one folder has gone, others may have.
      await rm(unfinished, { force: true }).catch(() => undefined);
      this.#folders.clear();
      throw error;
    }
    return name;
  }

  /**
   * The same, while the thread waits: for a thread that has nothing else to do, a third of the work.
   */
  putNow(bytes: string | Uint8Array): string {
    const name = Blobs.nameOf(bytes);
    const path = join(this.#root, name);
    const unfinished = `${path}.${randomUUID()}.part`;
    try {
      if (statSync(path, { throwIfNoEntry: false })?.size === Buffer.byteLength(bytes)) return name;
      if (!this.#folders.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
      this.#folders.add(dirname(path));
      writeFileSync(unfinished, bytes);
      renameSync(unfinished, path);
    } catch (error) {
      this.#folders.clear();
      removeIfPossible(unfinished);
      throw error;
    }
    return name;
  }

  async #folder(path: string): Promise<void> {
    if (this.#folders.has(path)) return;
    await mkdir(path, { recursive: true });
    this.#folders.add(path);
  }

  /** The bytes kept under a name. */
  read(name: string): Promise<Buffer> {
    return readFile(join(this.#root, name));
  }
}

/** The fault that left the file there is the one to tell of. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // See above: `keep.ts` looks for what was left.
  }
}

/** Age at which a file that is wanted again counts as new, in milliseconds. */
const youngMs = 10 * 60_000;

/** What is wanted again must not be let go as something old that nothing names yet: see keep.ts. */
async function keepYoung(path: string, writtenMs: number): Promise<void> {
  const now = new Date();
  if (now.getTime() - writtenMs > youngMs) await utimes(path, now, now);
}
