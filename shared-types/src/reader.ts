/**
 * What readers ask of the CMS: accounts, comments, reports. The site's own origin answers under
 * {@link readerApi}; the pages under {@link accountPath} are forms in front of it, for readers whose
 * browser runs no script too. The session is a cookie that scripts can't read; no token stands in a
 * body or an address. Codes come by e-mail, work once and for a while.
 */
import { z } from 'zod';
import { documentId, instant } from './documents.js';

/** Where the interface begins, on the CMS and on the site's own origin. */
export const readerApi = '/api/reader';
/** Where the pages of accounts and of writing begin, on the site. */
export const accountPath = '/account/';
/** The cookie of a reader's session. `HttpOnly`, `SameSite=Lax`, `Path=/`, `Secure` where the site is https. */
export const readerCookie = 'standfirst_reader';

/**
 * Names the reader's address to the CMS, from the site's server: `<address> <signature>`. The
 * signature is the HMAC-SHA-256 of {@link clientPayload} under `WAKE_SECRET`, as lower-case
 * hexadecimal: whoever can't sign can't choose whose rate limit counts.
 */
export const clientHeader = 'x-standfirst-client';
/** What is signed for {@link clientHeader}. */
export function clientPayload(address: string): string {
  return `reader at ${address}`;
}

/** Characters in a display name. */
export const nameLength = { min: 3, max: 40 } as const;
/** Characters in a password. The longest that bcrypt reads whole is 72 bytes. */
export const passwordLength = { min: 10, max: 72 } as const;
/** Characters in a comment, as {@link commentLengthOf} counts them. */
export const commentLengthMax = 2000;
/** Characters in what is said with a report. */
export const reportLengthMax = 1000;
/** How long a comment may be edited by its writer, in milliseconds. */
export const editWithinMs = 5 * 60 * 1000;

/** The length of a text as its writer counts it: a line break is one character, an emoji is one. */
export function commentLengthOf(text: string): number {
  return Array.from(text.replace(/\r\n?/g, '\n').trim()).length;
}

/** Where a comment stands. */
export const commentStates = ['pending', 'approved', 'rejected', 'spam', 'withdrawn'] as const;
/** Where a comment stands. */
export type CommentState = (typeof commentStates)[number];

/** What went wrong, for programs. The words beside it are for the reader. */
export const readerFaults = [
  'not-valid', // a field is not as it must be: `field` names it
  'signed-out', // there is no session, or it has ended
  'wrong-password', // e-mail address and password don't belong together, or are unknown, or not confirmed
  'name-taken',
  'code-used', // unknown, expired or used
  'too-many', // rate limit; `Retry-After` says when
  'suspended',
  'comments-closed',
  'terms-not-accepted',
  'too-late', // the time for editing is over
  'not-found',
  'elsewhere', // the request does not come from the site's own pages
  'unavailable', // the CMS does not answer
] as const;
/** What went wrong, for programs. */
export type ReaderFault = (typeof readerFaults)[number];

/** The body of every answer from 400 on. */
export const readerRefusal = z.object({
  error: z.object({
    code: z.enum(readerFaults),
    /** A sentence for the reader: what happened and what to do. */
    message: z.string(),
    /** Which field of the request; `null` where it is none. */
    field: z.string().nullable(),
  }),
});
/** The body of every answer from 400 on. */
export type ReaderRefusal = z.infer<typeof readerRefusal>;

/** Somebody who is signed in, as they see themselves. */
export const readerSelf = z.object({
  /** Shown beside their comments. */
  name: z.string(),
  email: z.string(),
  /** Which e-mails they get: about decisions on their comments, about replies to them. */
  notices: z.object({ decisions: z.boolean(), replies: z.boolean() }),
  /** `null` while they may write. */
  suspended: z.object({ until: instant.nullable(), reason: z.string() }).nullable(),
  /** Version of the terms that they accepted last; `null` before the first comment. */
  termsVersion: z.string().nullable(),
  /** Version of the terms in force. */
  termsNow: z.string(),
  since: instant,
});
/** Somebody who is signed in, as they see themselves. */
export type ReaderSelf = z.infer<typeof readerSelf>;

/** A place where a reader is signed in. */
export const readerSession = z.object({
  id: z.string(),
  /** Browser and system, as far as they say. */
  device: z.string(),
  since: instant,
  lastSeen: instant,
  /** Whether it is this one. */
  isThis: z.boolean(),
});
/** A place where a reader is signed in. */
export type ReaderSession = z.infer<typeof readerSession>;

/** A comment as its writer sees it. */
export const ownComment = z.object({
  id: documentId,
  state: z.enum(commentStates),
  body: z.string(),
  submittedAt: instant,
  editedAt: instant.nullable(),
  /** Until when it may be edited; `null` when that is over. */
  editableUntil: instant.nullable(),
  /** What the writer is told: why it waits, or why it was refused. `null` where there is nothing to say. */
  reason: z.string().nullable(),
  /** `null` once the article is gone. */
  article: z.object({ id: documentId, title: z.string(), address: z.string() }).nullable(),
  /** The comment it answers. */
  parent: documentId.nullable(),
  /** Said to the writer when posting: that HTML is shown as typed, for example. */
  notes: z.array(z.string()),
});
/** A comment as its writer sees it. */
export type OwnComment = z.infer<typeof ownComment>;

/** Longer than anything that is meant: a reader hears what the limit is, and nothing endless is looked at. */
const sentText = z.string().max(20_000);
const sentName = z.string().max(1_000);
const sentPassword = z.string().max(1_000);
const sentCode = z.string().max(200);
/** The longest address that mail knows has 254 characters (RFC 5321, section 4.5.3.1.3). */
const sentEmail = z
  .string()
  .max(254)
  .regex(/^\P{Cc}*$/u);

/**
 * The requests, by method and path below {@link readerApi}. All bodies are JSON; all but those of
 * GET come with `Origin` of the site. Answers: what stands behind the arrow.
 */
export const readerRequests = {
  /** → 200 `{ reader }` and the cookie. */
  'POST /session': z.object({ email: sentEmail, password: sentPassword }),
  /** → 202, the same whether the address is known or not; an e-mail with a code. */
  'POST /registration': z.object({ name: sentName, email: sentEmail, password: sentPassword }),
  /** Confirms a new account or a new e-mail address → 200. */
  'POST /confirmation': z.object({ code: sentCode }),
  /** Asks for the confirming e-mail again → 202. */
  'POST /confirmation-request': z.object({ email: sentEmail }),
  /** → 202; an e-mail with a code if the address is known. */
  'POST /password-request': z.object({ email: sentEmail }),
  /** → 200; every session has ended. */
  'POST /password-reset': z.object({ code: sentCode, password: sentPassword }),
  /** → 200; every other session has ended. */
  'PUT /password': z.object({ current: sentPassword, password: sentPassword }),
  /** → 202; the new address is asked to confirm, the old one is told. */
  'PUT /email': z.object({ password: sentPassword, email: sentEmail }),
  /** → 200 `{ reader }`. */
  'PUT /profile': z.object({
    name: sentName,
    notices: z.object({ decisions: z.boolean(), replies: z.boolean() }),
  }),
  /** Stops notices with the code out of an e-mail, signed in or not → 200. */
  'POST /notices-stop': z.object({ code: sentCode }),
  /** Deletes the account; its comments are withdrawn, or stay under no name → 204. */
  'DELETE /account': z.object({
    password: sentPassword,
    comments: z.enum(['withdraw', 'anonymise']),
  }),
  /**
   * → 201 `{ comment }` (200 where the same was sent before). `key` is one for each form, so that
   * what is sent twice is written once; without it, the same words in the same place are the same.
   */
  'POST /comments': z.object({
    article: documentId,
    parent: documentId.nullable(),
    body: sentText,
    key: z.string().max(64).nullable(),
    /** The version of the terms that the writer accepts with this; `null` to accept none. */
    terms: z.string().max(200).nullable(),
  }),
  /** → 200 `{ comment }`. */
  'PUT /comments/:id': z.object({ body: sentText }),
  /** → 202. Signed in or not. */
  'POST /reports': z.object({ comment: documentId, reason: sentText }),
} as const;

/** GET /ways → how one can sign in here beside e-mail address and password. */
export const signInWays = z.object({
  /** What the organisation's own identity provider is called; `null` where there is none. */
  provider: z.string().nullable(),
});
/** How one can sign in here beside e-mail address and password. */
export type SignInWays = z.infer<typeof signInWays>;

/**
 * Below {@link readerApi}: GET `/oidc?next=/path/` → 303 to the identity provider (OpenID Connect),
 * which leads back to GET `/oidc/callback` → 303 to the page `signed-in/` with its `next`, and the
 * cookie. What goes wrong ends at the page `sign-in/`, with one of {@link signInFaults} as `fault` in
 * its address.
 */
export const oidcPath = '/oidc';

/** Why signing in at the identity provider came to nothing. */
export const signInFaults = [
  'over', // begun in another browser, too long ago, or used; or no cookie was kept
  'cancelled', // the reader said no there
  'unverified', // the provider has not verified the e-mail address
  'known', // the address belongs to an account that signs in with a password
  'closed', // the account is blocked
  'unreachable', // the provider does not answer, or not as it should
] as const;
/** Why signing in at the identity provider came to nothing. */
export type SignInFault = (typeof signInFaults)[number];

/*
 * Requests without a body:
 * GET /me → 200 { reader } · DELETE /session → 204 · GET /sessions → 200 { sessions }
 * DELETE /sessions/:id → 204 · DELETE /sessions → 204, all but this one
 * GET /comments?page=1 → 200 { comments, pages } · GET /comments/:id → 200 { comment }
 * DELETE /comments/:id → 200 { comment }, withdrawn · GET /data → 200, a file of JSON
 */

/** A request with a body: method and path below {@link readerApi}. */
export type ReaderRequest = keyof typeof readerRequests;
/** The body of a request. */
export type ReaderBody<R extends ReaderRequest> = z.infer<(typeof readerRequests)[R]>;
