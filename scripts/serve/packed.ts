import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import compression from 'compression';
import fresh from 'fresh';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { reasonOf, type Log } from '../lib/log.ts';

const brotli = promisify(brotliCompress);

/** Packed files kept in memory, in bytes: some five thousand pages. */
const keptMax = 64 * 1024 * 1024;
/** Files longer than this are packed only on their way: to pack them well takes seconds, in bytes. */
const lengthMax = 1024 * 1024;
/** Files shorter than this gain nothing: they fit into one packet as they are, in bytes. */
const lengthMin = 1024;
/** Files that wait for their turn; a crawler that asks for everything makes no longer queue. */
const waitingMax = 64;

/** What packing works with. */
export interface PackedContext {
  blobsRoot: string;
  log: Log;
}

/**
 * Files in Brotli's best compression, a sixth smaller than what can be had on the way out. Each is
 * packed once, after somebody first asked for it and beside everything else: neither publishing nor
 * that reader waits for it. A blob never changes, so what was packed is right for as long as it is kept.
 */
export class Packed {
  readonly #context: PackedContext;
  readonly #kept = new LRUCache<string, Buffer>({
    maxSize: keptMax,
    sizeCalculation: (bytes) => Math.max(1, bytes.length),
  });
  readonly #waiting = new Set<string>();
  #isPacking = false;

  constructor(context: PackedContext) {
    this.#context = context;
  }

  /** The packed bytes of a blob, or `null`: then it will be packed, and this request is served as it can be. */
  get(blob: string): Buffer | null {
    const known = this.#kept.get(blob);
    if (known !== undefined) return known.length > 0 ? known : null;
    if (this.#waiting.size < waitingMax) this.#waiting.add(blob);
    if (!this.#isPacking) void this.#packAll();
    return null;
  }

  /** Packs one file after the other until none waits. It never fails. */
  async #packAll(): Promise<void> {
    this.#isPacking = true;
    for (const blob of this.#waiting) {
      try {
        this.#kept.set(blob, await this.#pack(blob));
      } catch (error) {
        // Whoever asks for a file that can't be read is told so on the other way; here it is tried again.
        this.#context.log('warn', `${blob} could not be packed: ${reasonOf(error)}`);
      }
      this.#waiting.delete(blob);
    }
    this.#isPacking = false;
  }

  /** Nothing, for a file that is better left to be packed on its way, or not at all. */
  async #pack(blob: string): Promise<Buffer> {
    const bytes = await readFile(join(this.#context.blobsRoot, blob));
    if (bytes.length < lengthMin || bytes.length > lengthMax) return Buffer.alloc(0);
    return brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
  }
}

/**
 * Whether a whole, packed file may be the answer to this request: a GET for all of it, by someone
 * who knows Brotli and does not have it yet. HEAD, parts and conditions keep to the plain file.
 */
export function takesPacked(request: IncomingMessage, response: ServerResponse): boolean {
  const { headers, method } = request;
  if (method !== 'GET' || headers.range !== undefined) return false;
  if (headers['if-match'] !== undefined || headers['if-unmodified-since'] !== undefined)
    return false;
  // `compression` is written for Express, whose types extend Node's own.
  const [asked, answer] = [request, response] as unknown as Parameters<typeof compression.filter>;
  if (!compression.filter(asked, answer)) return false;
  if (!new Negotiator(request).encodings(['br']).includes('br')) return false;
  return !fresh(headers, { etag: String(response.getHeader('ETag') ?? '') });
}
