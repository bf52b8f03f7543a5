/** A plain folder that a web server such as nginx or Caddy serves. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Blobs } from '../blobs.ts';
import { bytesOf } from './bytes.ts';
import { formOfFiles } from './form.ts';
import { fileNameOf } from './names.ts';
import { rulesOf } from './rule-thread.ts';
import type { FolderSettings, StaticHost } from './settings.ts';
import {
  TargetError,
  type HeldFile,
  type ReleaseFile,
  type ReleasePlace,
  type Target,
  type TargetFile,
} from './target.ts';

/** Where the target keeps its mark and what is half-written. Web servers don't name dot files. */
const ownFolder = '.standfirst';
/** Names under which rule files are known that must not be served; they lie in a folder beside. */
const besidePrefix = '@rules/';

/** A folder; rules for web servers lie in a second one beside it, named `<folder>.rules`. */
export class FolderTarget implements Target {
  readonly name: string;
  readonly form: string;
  readonly concurrency = 16;
  readonly foldsCase = true;
  readonly #root: string;
  readonly #rulesRoot: string;
  readonly #blobs: Blobs;
  readonly #host: StaticHost | null;
  readonly #desk: string | null;

  constructor({ root, host, desk = null }: FolderSettings, blobs: Blobs) {
    this.form = formOfFiles(desk ?? '');
    this.#desk = desk;
    this.name = `folder ${root}`;
    this.#root = root;
    this.#host = host;
    this.#rulesRoot = `${root}.rules`;
    this.#blobs = blobs;
  }

  /** The file of a page: its bytes and nothing else. */
  fileOf({ address, blob }: ReleaseFile): TargetFile {
    return {
      name: fileNameOf(address),
      print: blob,
      bytes: () => bytesOf(this.#blobs, { address, blob }),
      headers: {},
    };
  }

  /** Rules stand together: see `rulebook`. */
  ruleOf(): null {
    return null;
  }

  /** The rules for the host that serves the folder, or for each web server that is known. */
  async rulebook(release: ReleasePlace): Promise<TargetFile[]> {
    return (await rulesOf(release, { desk: this.#desk })).flatMap(({ name, text, warnings }) => {
      const stored = this.#ruleNameOf(name);
      const bytes = () => Promise.resolve(Buffer.from(text));
      return stored === null
        ? []
        : [{ name: stored, print: Blobs.nameOf(text), bytes, headers: {}, warnings }];
    });
  }

  /** What the last run left in `.standfirst/mark`. */
  async mark(): Promise<string | null> {
    return readFile(join(this.#root, ownFolder, 'mark'), 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
  }

  /** Writes `.standfirst/mark`, and clears away what is half-written. */
  async setMark(mark: string): Promise<void> {
    for (const root of [this.#root, this.#rulesRoot])
      await rm(partsOf(root), { recursive: true, force: true });
    await mkdir(partsOf(this.#root), { recursive: true });
    await this.#replace(join(this.#root, ownFolder, 'mark'), Buffer.from(mark));
  }

  /** @throws {TargetError} for a folder with files in it that are not ours: they could be anything. */
  async *list(): AsyncGenerator<HeldFile> {
    const found = await filesBelow(this.#root);
    if (found.length > 0 && (await this.mark()) === null) {
      throw new TargetError(
        `The folder ${this.#root} holds files that Standfirst did not write. Give TARGET_FOLDER an empty or a new one.`,
      );
    }
    for (const path of found) yield { name: path, print: await printOf(join(this.#root, path)) };
    for (const path of await filesBelow(this.#rulesRoot)) {
      yield { name: `${besidePrefix}${path}`, print: await printOf(join(this.#rulesRoot, path)) };
    }
  }

  /** Renames a file into its place, over the one that is there. */
  async put({ name, bytes }: TargetFile): Promise<void> {
    await this.#replace(this.#pathOf(name), await bytes());
  }

  /** Deletes a file, and the folders that are empty without it. */
  async remove(name: string): Promise<void> {
    const path = this.#pathOf(name);
    await rm(path, { force: true });
    await this.#removeEmptyFolders(dirname(path));
  }

  /** What a host reads lies in the folder itself, what web servers include beside it. */
  #ruleNameOf(name: string): string | null {
    if (this.#host === null) return name.includes('/') ? null : `${besidePrefix}${name}`;
    const own = `${this.#host}/`;
    return name.startsWith(own) ? name.slice(own.length) : null;
  }

  #pathOf(name: string): string {
    return name.startsWith(besidePrefix)
      ? join(this.#rulesRoot, name.slice(besidePrefix.length))
      : join(this.#root, name);
  }

  /**
   * Written where nobody reads, then renamed in: a reader gets the old bytes or the new. Either folder
   * may be a mount of its own, and nothing can be renamed from one into another.
   */
  async #replace(path: string, bytes: Uint8Array): Promise<void> {
    const isRule = path.startsWith(`${this.#rulesRoot}${sep}`);
    const part = join(partsOf(isRule ? this.#rulesRoot : this.#root), randomUUID());
    if (isRule) await mkdir(dirname(part), { recursive: true });
    await writeFile(part, bytes);
    await mkdir(dirname(path), { recursive: true });
    await rename(part, path);
  }

  async #removeEmptyFolders(folder: string): Promise<void> {
    for (let path = folder; path.startsWith(`${this.#root}${sep}`); path = dirname(path)) {
      const isGone = await rmdir(path).then(
        () => true,
        () => false,
      );
      if (!isGone) return;
    }
  }
}

/** Where files of a folder are written before they are renamed into it. */
function partsOf(root: string): string {
  return join(root, ownFolder, 'parts');
}

async function printOf(path: string): Promise<string> {
  return Blobs.nameOf(await readFile(path));
}

/** Names of all files below a folder. What begins with a dot at the top is never a page. */
async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.startsWith('.'));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
