/** What the CMS said of a comment that was sent. */
export type Sent =
  | { kind: 'taken'; comment: SentComment }
  | { kind: 'refused'; code: string; message: string; field: string | null }
  | { kind: 'unsent' };

/** As much of a comment as is shown after sending. */
export interface SentComment {
  id: string;
  state: string;
  body: string;
  reason: string | null;
  notes: string[];
  article: { address: string } | null;
}

/** How long sending may take, in milliseconds. */
const sendWithinMs = 15_000;

/** Sends the comment that the form's fields hold. It never throws: what went wrong is the answer. */
export async function sendComment(fields: FormData): Promise<Sent> {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  try {
    const response = await fetch('/api/reader/comments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        article: text('article'),
        parent: text('parent') || null,
        body: text('body'),
        key: text('key') || null,
        terms: text('terms') || null,
      }),
      signal: AbortSignal.timeout(sendWithinMs),
    });
    return sentOf(await response.json());
  } catch {
    // No network, no answer in time, or an answer that is none: for the writer it is the same.
    return { kind: 'unsent' };
  }
}

function sentOf(answer: unknown): Sent {
  const error = partOf(answer, 'error');
  if (error !== null) {
    const [code, message, field] = ['code', 'message', 'field'].map((name) => wordIn(error, name));
    return { kind: 'refused', code: code ?? '', message: message ?? '', field: field ?? null };
  }
  const comment = partOf(answer, 'comment');
  const [id, state, body] = ['id', 'state', 'body'].map((name) => wordIn(comment ?? {}, name));
  if (comment === null || !id || !state || body === undefined) return { kind: 'unsent' };
  const notes: unknown = comment['notes'];
  const address = wordIn(partOf(comment, 'article') ?? {}, 'address');
  return {
    kind: 'taken',
    comment: {
      id,
      state,
      body,
      reason: wordIn(comment, 'reason') ?? null,
      notes: Array.isArray(notes) ? notes.filter((note) => typeof note === 'string') : [],
      article: address === undefined ? null : { address },
    },
  };
}

type Part = Record<string, unknown>;

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null;
}

function partOf(whole: unknown, name: string): Part | null {
  const part = isPart(whole) ? whole[name] : null;
  return isPart(part) ? part : null;
}

function wordIn(part: Part, name: string): string | undefined {
  const word = part[name];
  return typeof word === 'string' ? word : undefined;
}
