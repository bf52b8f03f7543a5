import { changeFeed, changeFeedPath, type ChangeFeed } from '@standfirst/shared-types';

/** The CMS did not answer as it must. The message says what it answered and what to do. */
export class CmsError extends Error {
  override readonly name = 'CmsError';
  /** Whether the same question may be answered later. */
  readonly passing: boolean;

  constructor(message: string, { passing, cause }: { passing: boolean; cause?: unknown }) {
    super(message, { cause });
    this.passing = passing;
  }
}

/** How to reach the CMS. `fetch` is passed in so that tests can stand in for the network. */
export interface CmsAccess {
  url: string;
  token: string;
  fetch: typeof fetch;
}

/** How long the CMS may take for one answer, in milliseconds. */
const answerWithinMs = 30_000;
/** How large an uploaded file may be, in bytes. */
const fileBytesMax = 200 * 1024 * 1024;

/**
 * One batch of the change feed.
 * @throws CmsError if the CMS can't be reached, refuses, or answers with something else.
 */
export async function fetchChanges(
  cms: CmsAccess,
  { after, limit }: { after: number; limit: number },
): Promise<ChangeFeed> {
  const address = new URL(`${changeFeedPath}?after=${after}&limit=${limit}`, cms.url);
  const response = await ask(cms, address, { authorization: `Bearer ${cms.token}` });
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new CmsError(`The CMS's answer for ${address.pathname} broke off or is no JSON.`, {
      passing: true,
      cause,
    });
  });
  const feed = changeFeed.safeParse(body);
  if (feed.success) return feed.data;
  const [issue] = feed.error.issues;
  throw new CmsError(
    `The CMS's answer for ${address.pathname} is no change feed: ${issue?.path.join('.')} ${issue?.message}. Do CMS and publisher have the same version?`,
    { passing: true },
  );
}

/**
 * The bytes of an uploaded file.
 * @throws CmsError if they can't be had.
 */
export async function fetchFile(cms: CmsAccess, path: string): Promise<Uint8Array> {
  const address = new URL(path, cms.url);
  const response = await ask(cms, address, {});
  const body = await response.arrayBuffer().catch((cause: unknown) => {
    throw new CmsError(`The file ${address.href} broke off.`, { passing: true, cause });
  });
  const bytes = new Uint8Array(body);
  if (bytes.length === 0 || bytes.length > fileBytesMax) {
    throw new CmsError(
      `The file ${address.href} has ${bytes.length} bytes: it must have between 1 and ${fileBytesMax}.`,
      { passing: false },
    );
  }
  return bytes;
}

async function ask(
  cms: CmsAccess,
  address: URL,
  headers: Record<string, string>,
): Promise<Response> {
  let response: Response;
  try {
    response = await cms.fetch(address, { headers, signal: AbortSignal.timeout(answerWithinMs) });
  } catch (cause) {
    throw new CmsError(`The CMS can't be reached at ${address.origin}. Is it running?`, {
      passing: true,
      cause,
    });
  }
  if (response.ok) return response;
  const hint =
    response.status === 401 || response.status === 403
      ? ' PUBLISHER_TOKEN must be the same for CMS and publisher.'
      : '';
  throw new CmsError(`The CMS answered ${response.status} for ${address.pathname}.${hint}`, {
    passing: response.status >= 500 || response.status === 429,
  });
}
