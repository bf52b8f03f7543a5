import type { ReaderFault, ReaderRefusal } from '@standfirst/shared-types';

/** What each fault answers with, and what the reader is told where nothing better is known. */
const faults: Readonly<Record<ReaderFault, { readonly status: number; readonly says: string }>> = {
  'not-valid': { status: 400, says: 'Something in the form is not right. Check it and try again.' },
  'signed-out': { status: 401, says: 'You are not signed in. Sign in and try again.' },
  'wrong-password': { status: 403, says: 'The password is not right. Try again.' },
  'name-taken': { status: 409, says: 'Another reader has this name. Choose another.' },
  'code-used': {
    status: 410,
    says: 'This link has been used, or is too old. Ask for a new one.',
  },
  'too-many': { status: 429, says: 'Too many tries. Wait a while and try again.' },
  suspended: { status: 403, says: 'You may not write comments at present.' },
  'comments-closed': { status: 403, says: 'Comments on this article are closed.' },
  'terms-not-accepted': { status: 403, says: 'Accept the terms to write a comment.' },
  'too-late': { status: 409, says: 'The time for editing is over.' },
  'not-found': { status: 404, says: 'There is nothing here.' },
  elsewhere: { status: 403, says: 'This was not sent from our own pages. Send it from there.' },
  unavailable: { status: 503, says: 'Something went wrong on our side. Try again in a minute.' },
};

/** What may be said beside the fault. */
export interface RefusedOptions {
  /** A sentence for the reader; the fault's own where it is left out. */
  readonly message?: string;
  /** Which field of the request it is about. */
  readonly field?: string;
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number;
}

/** A reader's request that is refused. Throw it in any handler: the answer is made of it. */
export class ReaderRefused extends Error {
  override readonly name = 'ReaderRefused';
  readonly code: ReaderFault;
  readonly field: string | null;
  /** Seconds, for `Retry-After`; `null` where waiting does not help. */
  readonly retryAfter: number | null;

  constructor(code: ReaderFault, { message, field, retryAfter }: RefusedOptions = {}) {
    super(message ?? faults[code].says);
    this.code = code;
    this.field = field ?? null;
    this.retryAfter = retryAfter ?? null;
  }

  /** The HTTP status of the answer. */
  get status(): number {
    return faults[this.code].status;
  }

  /** The answer's body. */
  get body(): ReaderRefusal {
    return { error: { code: this.code, message: this.message, field: this.field } };
  }
}
