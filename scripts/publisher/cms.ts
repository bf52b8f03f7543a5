import { changeFeed, changeFeedPath, type ChangeFeed } from '@standfirst/shared-types';

/** The CMS did not answer as it must. The message says what it answered and what to do. */
export class CmsError extends Error {
  override readonly name: string = 'CmsError';
  /** Whether the same question may be answered later. */
  readonly passing: boolean;
  /** Whether nothing came for as long as we are patient. */
  readonly silent: boolean;

  constructor(
    message: string,
    { passing, silent = false, cause }: { passing: boolean; silent?: boolean; cause?: unknown },
  ) {
    super(message, { cause });
    this.passing = passing;
    this.silent = silent;
  }
}

/** The answer has more bytes than are good for this process's memory. The rest was not read. */
export class AnswerTooLarge extends CmsError {
  override readonly name = 'AnswerTooLarge';
}

/** How to reach the CMS. `fetch` is passed in so that tests can stand in for the network. */
export interface CmsAccess {
  url: string;
  token: string;
  fetch: typeof fetch;
  /** How long to wait for the next bytes of an answer, in milliseconds, where not the usual time. */
  patienceMs?: number;
  /** How long an answer of the feed may be, in bytes, where not the usual length. */
  feedBytesMax?: number;
}

/** How long the CMS may be silent within one answer, in milliseconds. */
const patienceMsUsual = 30_000;
/** How long one answer of the feed may be, in bytes: some 500 long articles have a tenth of it. */
const feedBytesMaxUsual = 64 * 1024 * 1024;
/** How large an uploaded file may be, in bytes. */
const fileBytesMax = 200 * 1024 * 1024;

/**
 * One batch of the change feed.
 * @throws {AnswerTooLarge} if so many changes are too many bytes: ask for fewer.
 * @throws {CmsError} if the CMS can't be reached, refuses, or answers with something else.
 */
export async function fetchChanges(
  cms: CmsAccess,
  { after, limit }: { after: number; limit: number },
): Promise<ChangeFeed> {
  const address = new URL(`${changeFeedPath}?after=${after}&limit=${limit}`, cms.url);
  const { bytes, type } = await ask(cms, address, {
    what: `The CMS's answer for ${address.pathname}`,
    headers: { authorization: `Bearer ${cms.token}` },
    bytesMax: cms.feedBytesMax ?? feedBytesMaxUsual,
  });
  const feed = changeFeed.safeParse(parseJson(bytes, { address, type }));
  if (feed.success) return feed.data;
  const [issue] = feed.error.issues;
  throw new CmsError(
    `The CMS's answer for ${address.pathname} is no change feed: ${issue?.path.join('.')} ${issue?.message}. Do CMS and publisher have the same version?`,
    { passing: true },
  );
}

function parseJson(
  bytes: Uint8Array,
  { address, type }: { address: URL; type: string | null },
): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new CmsError(
      `The CMS's answer for ${address.pathname} broke off or is no JSON (${bytes.length} bytes of ${type ?? 'no type'}). Does ${address.origin} lead to the CMS itself, and not to something before it?`,
      { passing: true, cause },
    );
  }
}

/**
 * The bytes of an uploaded file.
 * @throws {CmsError} if they can't be had.
 */
export async function fetchFile(cms: CmsAccess, path: string): Promise<Uint8Array> {
  const address = new URL(path, cms.url);
  const what = `The file ${address.href}`;
  const { bytes } = await ask(cms, address, { what, headers: {}, bytesMax: fileBytesMax });
  if (bytes.length === 0) {
    throw new CmsError(`${what} has 0 bytes: it must have between 1 and ${fileBytesMax}.`, {
      passing: false,
    });
  }
  return bytes;
}

interface Question {
  /** The answer's name, for an error. */
  what: string;
  headers: Record<string, string>;
  bytesMax: number;
}

interface Answer {
  bytes: Uint8Array;
  type: string | null;
}

/** Asks and reads the whole answer, as long as it keeps coming and is no longer than it may be. */
async function ask(cms: CmsAccess, address: URL, question: Question): Promise<Answer> {
  const patience = new Patience(cms.patienceMs ?? patienceMsUsual);
  try {
    const response = await begin(cms, address, { question, patience });
    return {
      bytes: await read(response, { question, patience }),
      type: response.headers.get('content-type'),
    };
  } finally {
    patience.end();
  }
}

async function begin(
  cms: CmsAccess,
  address: URL,
  { question: { headers }, patience }: { question: Question; patience: Patience },
): Promise<Response> {
  const response = await cms
    .fetch(address, { headers, signal: patience.signal })
    .catch((cause: unknown) => {
      throw patience.isOver
        ? new CmsError(`The CMS does not answer for ${address.href}.`, {
            passing: true,
            silent: true,
            cause,
          })
        : new CmsError(`The CMS can't be reached at ${address.origin}. Is it running?`, {
            passing: true,
            cause,
          });
    });
  if (response.ok) return response;
  await response.body?.cancel();
  const hint =
    response.status === 401 || response.status === 403
      ? ' PUBLISHER_TOKEN must be the same for CMS and publisher.'
      : '';
  throw new CmsError(`The CMS answered ${response.status} for ${address.pathname}.${hint}`, {
    passing: response.status >= 500 || response.status === 429,
  });
}

async function read(
  response: Response,
  { question: { what, bytesMax }, patience }: { question: Question; patience: Patience },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = Number(response.headers.get('content-length') ?? 0);
  try {
    if (length <= bytesMax) {
      length = 0;
      // Leaving the loop hangs up: what is too long is not read to its end.
      for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
        length += chunk.length;
        if (length > bytesMax) break;
        chunks.push(chunk);
        patience.renew();
      }
    } else await response.body?.cancel();
  } catch (cause) {
    const silent = patience.isOver;
    const happened = silent ? 'did not come to its end in time' : 'broke off';
    throw new CmsError(`${what} ${happened}.`, { passing: true, silent, cause });
  }
  if (length <= bytesMax) return Buffer.concat(chunks);
  throw new AnswerTooLarge(`${what} has ${length} bytes or more: at most ${bytesMax} are read.`, {
    passing: false,
  });
}

/** How many times its patience a whole answer may take, however steadily it drips. */
const patiencesMax = 20;

/** Waits for the next bytes so long, and no longer. */
class Patience {
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly signal: AbortSignal;

  constructor(forMs: number) {
    this.#timer = setTimeout(() => this.#abort.abort(), forMs);
    this.signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(forMs * patiencesMax)]);
  }

  /** Whether the waiting was given up. */
  get isOver(): boolean {
    return this.signal.aborted;
  }

  /** Some bytes have come: the time begins anew. */
  renew(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
