/** One side of the comparison: the real publisher on a folder of its own. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Mirror } from '@standfirst/site/content';
import { blobsPath, siteDatabasePath } from '../../lib/paths.ts';
import { Blobs } from '../blobs.ts';
import type { CmsAccess } from '../cms.ts';
import { openDatabase } from '../database.ts';
import { publish } from '../publish.ts';
import { pullChanges } from '../pull.ts';
import type { Renderer } from '../renderer.ts';

/** Where the magazine stands. */
const siteUrl = 'https://precept.example';

/** What a publisher works with. */
export interface PublisherParts {
  folder: string;
  cms: CmsAccess;
  renderer: Renderer;
  /** Where its files lie; its own folder's if not given. */
  blobsRoot?: string;
  /** A database to begin with; an empty one if not given. */
  database?: string;
}

/** A publisher that looks at the CMS when it is told to. */
export class Publisher {
  readonly blobsRoot: string;
  readonly #parts: PublisherParts;
  readonly #path: string;
  #db: DatabaseSync;
  #mirror: Mirror;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
    this.#path = siteDatabasePath(parts.folder);
    this.blobsRoot = parts.blobsRoot ?? blobsPath(parts.folder);
    mkdirSync(parts.folder, { recursive: true });
    if (parts.database !== undefined) copyFileSync(parts.database, this.#path);
    this.#db = openDatabase(this.#path);
    this.#mirror = new Mirror(this.#db);
  }

  /** Its database, to look at. */
  get db(): DatabaseSync {
    return this.#db;
  }

  /** Takes over what changed and makes the release that shows it. */
  async follow(): Promise<void> {
    const { cms, renderer } = this.#parts;
    const log = () => undefined;
    const [db, mirror, blobs] = [this.#db, this.#mirror, new Blobs(this.blobsRoot)];
    await pullChanges({ db, mirror, blobs, cms, log });
    // A sequence may well delete half of so small a magazine.
    await publish({ db, mirror, blobs, renderer, siteUrl, log, allowCollapse: true });
  }

  /** Ends and begins again, as a process does that was stopped: nothing is left but its files. */
  restart(): void {
    this.#db.close();
    this.#db = openDatabase(this.#path);
    this.#mirror = new Mirror(this.#db);
  }

  /** Ends. Its database is one file then, which can be copied. */
  stop(): string {
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#db.close();
    return join(this.#path);
  }
}
