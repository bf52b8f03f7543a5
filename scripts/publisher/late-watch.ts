import type { MediaDocument } from '@standfirst/shared-types';
import type { MirroredMedia, Mirror } from '@standfirst/site/content';
import { reasonOf, type Log } from '../lib/log.ts';
import { CmsError } from './cms.ts';
import { isSystemError, transaction } from './database.ts';
import { dueFiles, failAgain, forgetLate, isLate, type FileContext } from './late-files.ts';
import { makeMedia, replaceAssets, type Asset } from './media.ts';
import { rememberDirty } from './dirty.ts';

/** What the watch works with. */
export interface LateWatchContext extends FileContext {
  mirror: Mirror;
  log: Log;
  /** Called when files have come that a release should bring. */
  onReady: () => void;
}

interface ReadyFile {
  document: MediaDocument;
  media: MirroredMedia;
  assets: Asset[];
}

/** Asks for held files again, beside everything else: no publication waits for one of them. */
export class LateWatch {
  readonly #context: LateWatchContext;
  #ready: ReadyFile[] = [];
  #looking: Promise<void> | null = null;
  #isStopped = false;

  constructor(context: LateWatchContext) {
    this.#context = context;
  }

  /** Takes over what has come. Belongs before a publication, for it tells what is dirty. */
  takeOver(): void {
    const { db, mirror, log } = this.#context;
    const ready = this.#ready;
    if (ready.length === 0) return;
    transaction(db, () => {
      for (const { document, media, assets } of ready) {
        // It may have changed again or gone since it was asked for.
        if (!isLate(db, document)) continue;
        const { id } = media;
        rememberDirty(db, mirror.apply([{ type: 'media', id, slug: null, document: media }]));
        replaceAssets(db, id, assets);
        forgetLate(db, id);
        log('info', `The file of media "${media.name}" (${id}) has come after all.`);
      }
    });
    this.#ready = [];
  }

  /** Asks for what is due, one file after the other. Nobody needs to wait for it. */
  look(): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    this.#looking ??= this.#askForDue()
      .catch((error: unknown) => this.#context.log('error', `Late files: ${reasonOf(error)}`))
      .finally(() => {
        this.#looking = null;
        if (this.#ready.length > 0) this.#context.onReady();
      });
    return this.#looking;
  }

  /** Ends after the file under way; what has not been taken over is asked for after the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#looking;
  }

  async #askForDue(): Promise<void> {
    for (const document of dueFiles(this.#context)) {
      if (this.#isStopped) return;
      try {
        this.#ready.push({ document, ...(await makeMedia(this.#context, document)) });
      } catch (error) {
        if (isSystemError(error)) throw error;
        failAgain(this.#context, document, error);
        // What is wrong with the CMS is so for the others too; what is wrong with a file is its own.
        if (error instanceof CmsError && error.passing) return;
      }
    }
  }
}
