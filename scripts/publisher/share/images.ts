import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Mirror } from '@standfirst/site/content';
import { shareCard, shareCardAddress, type ShareCard } from '@standfirst/site/model';
import type { Log } from '../../lib/log.ts';
import { articleFolder, slugIn } from '../address-range.ts';
import { transaction } from '../database.ts';
import { QuietWork, type QuietPace } from '../quiet-work.ts';
import { releaseBeside } from '../release.ts';
import { drawn as answer } from './drawn.ts';

/** What is new is shared soon: an image is drawn when its article is out and no other is on its way. */
const pace: QuietPace = { quietMs: 2_000, latestMs: 15_000, everyMs: 0 };
/** How long after a fault drawing is tried again, in milliseconds. */
const afterFaultMs = 60_000;
/** Articles that one release brings images for. A whole magazine takes a few. */
const articlesMax = 500;
/** How long drawing those may take on a machine that has other things to do, in milliseconds. */
const withinMs = 20 * 60_000;
const program = join(import.meta.dirname, 'program.ts');

/** What drawing works with. */
export interface ShareImagesContext {
  db: DatabaseSync;
  mirror: Mirror;
  blobsRoot: string;
  siteUrl: string;
  log: Log;
  /** Called when images are live. */
  onRelease: () => void;
  /** Where not as usual. */
  pace?: QuietPace;
}

/** An article's page, by its address and the release that it came with. */
interface ArticlePage {
  address: string;
  since: number;
}

/** An image that a page names. */
interface Image {
  address: string;
  card: ShareCard;
}

/**
 * Draws images for articles without a picture, beside everything else. An article's page names its
 * image before that is drawn, by what it will show; so no page is made again when it comes. Images
 * come with releases of their own.
 */
export class ShareImages {
  readonly #context: ShareImagesContext;
  readonly #work: QuietWork;
  /** What came with releases up to this one has been seen to; nothing is known at the start. */
  #seenUpTo = 0;

  constructor(context: ShareImagesContext) {
    this.#context = context;
    this.#work = new QuietWork({
      work: () => this.#draw(),
      pace: context.pace ?? pace,
      failed: (reason) => {
        context.log('warn', `Share images: ${reason} Next try in a while.`);
        setTimeout(() => this.ask(), afterFaultMs).unref();
      },
    });
  }

  /** Asks for the images of the newest release. Call it at the start and after each release. */
  ask(): void {
    this.#work.ask();
  }

  /**
   * Draws now what is missing. Returns the last release that was made for it, or `null`.
   * @throws {AsideError} What is missing stays so.
   */
  draw(): Promise<number | null> {
    return this.#work.now();
  }

  /** Ends at once; what is missing is drawn after the next start. */
  stop(): Promise<void> {
    return this.#work.stop();
  }

  async #draw(): Promise<number | null> {
    let last: number | null = null;
    for (let isDone = false; !isDone && !this.#work.isStopped;) {
      const newest = newestRelease(this.#context.db);
      const wanted = articlesSince(this.#context.db, this.#seenUpTo);
      isDone = wanted.length < articlesMax;
      last = (await this.#drawFor(wanted)) ?? last;
      if (isDone && !this.#work.isStopped) this.#seenUpTo = newest;
    }
    return last;
  }

  async #drawFor(pages: readonly ArticlePage[]): Promise<number | null> {
    const { db, log, onRelease } = this.#context;
    const begunMs = performance.now();
    const wanted = pages.map((page) => ({ ...page, image: this.#imageOf(page) }));
    const drawn = await this.#drawAside(wanted.flatMap(({ image }) => image ?? []));
    if (this.#work.isStopped) return null;
    const release = commit(db, { wanted, gone: goneSince(db, this.#seenUpTo), drawn });
    if (release === null) return null;
    const tookMs = Math.round(performance.now() - begunMs);
    log('info', `release ${release}: share images drawn: ${drawn.size}, ${tookMs} ms`);
    onRelease();
    return release;
  }

  /** The blobs of those images that are not there yet, by address. */
  async #drawAside(images: readonly Image[]): Promise<Map<string, string>> {
    const { db, blobsRoot } = this.#context;
    const missing = images.filter(({ address }) => !isDrawn(db, address));
    const cards = [...new Map(missing.map((image) => [image.address, image])).values()];
    if (cards.length === 0) return new Map();
    const drawn = await this.#work.aside.ask({
      program,
      label: blobsRoot,
      task: { blobsRoot, cards },
      answer,
      withinMs,
    });
    return new Map(drawn.images.map(({ address, blob }) => [address, blob]));
  }

  #imageOf({ address }: ArticlePage): Image | null {
    const { mirror, siteUrl } = this.#context;
    const card = shareCard({ content: mirror.reader(), siteUrl }, slugIn(address));
    return card === null ? null : { address: shareCardAddress(card), card };
  }
}

interface Drawn {
  wanted: readonly (ArticlePage & { image: { address: string } | null })[];
  gone: readonly string[];
  /** Blobs of images that are new, by address. */
  drawn: ReadonlyMap<string, string>;
}

/** Takes note of all of it; where images come or go, in a release of its own. Returns that, or `null`. */
function commit(db: DatabaseSync, { wanted, gone, drawn }: Drawn): number | null {
  return transaction(db, () => {
    const imageOf = db.prepare('SELECT image FROM share_images WHERE article = ?');
    const note = db.prepare('INSERT OR REPLACE INTO share_images VALUES (?, ?, ?)');
    const forget = db.prepare('DELETE FROM share_images WHERE article = ?');
    const before = [...wanted.map(({ address }) => address), ...gone].map(
      (article) => imageOf.get(article)?.['image'],
    );
    for (const { address, since, image } of wanted)
      note.run(address, since, image?.address ?? null);
    for (const article of gone) forget.run(article);
    const unused = new Set(before.filter((image) => typeof image === 'string'));
    for (const image of unused) if (isDrawn(db, image)) unused.delete(image);
    if (drawn.size === 0 && unused.size === 0) return null;
    return releaseBeside(db, (write) => {
      for (const [address, blob] of drawn)
        write.put({ address, blob, mime: 'image/png', styles: '' });
      for (const address of unused) write.end(address);
    });
  });
}

function newestRelease(db: DatabaseSync): number {
  return Number(db.prepare('SELECT max(id) AS id FROM releases').get()?.['id'] ?? 0);
}

/** The live pages of articles that came with a later release and whose images were not thought of since. */
function articlesSince(db: DatabaseSync, release: number): ArticlePage[] {
  return db
    .prepare(
      `SELECT e.address, e.since FROM entries e LEFT JOIN share_images s ON s.article = e.address
       WHERE e.since > :release AND e.until IS NULL AND e.address >= :from AND e.address < :to
       AND e.since IS NOT s.since ORDER BY e.since DESC LIMIT :max`,
    )
    .all({ ...articleFolder, release, max: articlesMax })
    .map((row) => ({ address: String(row['address']), since: Number(row['since']) }));
}

/** Articles that had an image thought of, whose pages ended with a later release, and that are not back. */
function goneSince(db: DatabaseSync, release: number): string[] {
  return db
    .prepare(
      `SELECT DISTINCT s.article FROM entries e JOIN share_images s ON s.article = e.address
       WHERE e.until > :release
       AND NOT EXISTS (SELECT 1 FROM entries l WHERE l.address = e.address AND l.until IS NULL)`,
    )
    .all({ release })
    .map((row) => String(row['article']));
}

/** Whether some article has this image. */
function isDrawn(db: DatabaseSync, image: string): boolean {
  return db.prepare('SELECT 1 FROM share_images WHERE image = ?').get(image) !== undefined;
}
