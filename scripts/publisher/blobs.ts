import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files named by the digest of their bytes: written once, never changed, shared by releases. */
export class Blobs {
  readonly #root: string;
  /** Folders known to be there. */
  readonly #folders = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The name under which `bytes` are kept, relative to the root: `ab/cdef…`. */
  static nameOf(bytes: string | Uint8Array): string {
    const digest = createHash('sha256').update(bytes).digest('hex');
    return `${digest.slice(0, 2)}/${digest.slice(2)}`;
  }

  /** Keeps `bytes` and returns their name. The file is whole from the moment it can be seen. */
  async put(bytes: string | Uint8Array): Promise<string> {
    const name = Blobs.nameOf(bytes);
    const path = join(this.#root, name);
    if (await exists(path)) return name;
    await this.#folder(dirname(path));
    const unfinished = `${path}.${randomUUID()}.part`;
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
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

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
