/** One side of the comparison: the real publisher on a folder of its own. */
import { copyFileSync, mkdirSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { Mirror } from '@standfirst/site/content';
import { blobsPath, siteDatabasePath } from '../../lib/paths.ts';
import { Blobs } from '../blobs.ts';
import type { CmsAccess } from '../cms.ts';
import { openDatabase } from '../database.ts';
import { publish } from '../publish.ts';
import { pullChanges } from '../pull.ts';
import { loadRenderer, type Renderer } from '../renderer.ts';

/** Where the magazine stands. */
const siteUrl = 'https://precept.example';

/** What a publisher works with. */
export interface PublisherParts {
  folder: string;
  cms: CmsAccess;
  /** Renders its pages; `null` for threads of its own that read its mirror, as `npm start` has. */
  renderer: Renderer | null;
  /** Where its files lie; its own folder's if not given. */
  blobsRoot?: string;
  /** A database to begin with; an empty one if not given. */
  database?: string;
}

/** What a publisher has open while it runs. */
interface Running {
  db: DatabaseSync;
  mirror: Mirror;
  renderer: Renderer;
  /** Ends what it has for itself. */
  end: () => Promise<void>;
}

/** A publisher that looks at the CMS when it is told to. */
export class Publisher {
  readonly blobsRoot: string;
  readonly #parts: PublisherParts;
  readonly #path: string;
  #running: Running | null = null;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
    this.#path = siteDatabasePath(parts.folder);
    this.blobsRoot = parts.blobsRoot ?? blobsPath(parts.folder);
    mkdirSync(parts.folder, { recursive: true });
    if (parts.database !== undefined) copyFileSync(parts.database, this.#path);
  }

  /** Takes over what changed and makes the release that shows it. */
  async follow(): Promise<void> {
    const { db, mirror, renderer } = (this.#running ??= await this.#start());
    const { cms } = this.#parts;
    const log = () => undefined;
    const blobs = new Blobs(this.blobsRoot);
    await pullChanges({ db, mirror, blobs, cms, log, threads: renderer.threads });
    // A sequence may well delete half of so small a magazine.
    await publish({ db, mirror, blobs, renderer, siteUrl, log, allowCollapse: true });
  }

  /**
   * Ends, as a process does: nothing is left but its files. Asked to {@link follow} again, it starts
   * from those. Its database is one file then, which may be copied. Returns the file.
   */
  async stop(): Promise<string> {
    const running = this.#running;
    this.#running = null;
    await running?.end();
    return this.#path;
  }

  /** Its database, to look at while it runs. */
  get db(): DatabaseSync {
    if (this.#running === null) throw new Error('This publisher does not run.');
    return this.#running.db;
  }

  async #start(): Promise<Running> {
    const db = openDatabase(this.#path);
    const mirror = new Mirror(db);
    const place = { databasePath: this.#path, blobsRoot: this.blobsRoot, siteUrl };
    const { renderer, stop } = await this.#renderer(place);
    const end = async () => {
      await stop();
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    };
    return { db, mirror, renderer, end };
  }

  async #renderer(
    place: Parameters<typeof loadRenderer>[0],
  ): Promise<{ renderer: Renderer; stop: () => Promise<void> }> {
    const { renderer } = this.#parts;
    if (renderer !== null) return { renderer, stop: () => Promise.resolve() };
    const own = await loadRenderer(place);
    return { renderer: own, stop: () => own.stop() };
  }
}
