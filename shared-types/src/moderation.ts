/** What the moderation queue in the panel asks of the CMS. Panel users with the moderator's permission only. */
import { z } from 'zod';
import { documentId, instant } from './documents.js';
import { commentStates } from './reader.js';

/** Where the interface begins, on the CMS. */
export const moderationApi = '/standfirst/moderation';
/** The permission that every route and the queue's page ask for. */
export const moderationAction = 'plugin::content-manager.explorer.update';
/** What the permission is for. */
export const moderationSubject = 'api::comment.comment';

/** Why a comment was held: which rule, and what it says to a moderator. */
export const hold = z.object({ rule: z.string(), why: z.string() });
/** Why a comment was held. */
export type Hold = z.infer<typeof hold>;

/** A comment that waits for a moderator, with what is needed to decide. */
export const queueItem = z.object({
  id: documentId,
  state: z.enum(commentStates),
  body: z.string(),
  submittedAt: instant,
  editedAt: instant.nullable(),
  /** What it said before its writer edited it, oldest first, and until when. */
  earlier: z.array(z.object({ body: z.string(), until: instant })),
  heldBy: z.array(hold),
  article: z.object({ title: z.string(), url: z.string() }).nullable(),
  /** The comment it answers. */
  parent: z.object({ name: z.string(), body: z.string() }).nullable(),
  writer: z
    .object({
      id: documentId,
      name: z.string(),
      since: instant,
      approved: z.number().int().nonnegative(),
      rejected: z.number().int().nonnegative(),
      suspended: z.object({ until: instant.nullable(), reason: z.string() }).nullable(),
    })
    .nullable(),
  /** Open reports, oldest first. */
  reports: z.array(z.object({ id: documentId, reason: z.string(), at: instant })),
});
/** A comment that waits for a moderator. */
export type QueueItem = z.infer<typeof queueItem>;

/** How much waits. */
export const queueCounts = z.object({
  held: z.number().int().nonnegative(),
  reported: z.number().int().nonnegative(),
});
/** How much waits. */
export type QueueCounts = z.infer<typeof queueCounts>;

/** GET /queue?limit=50: held and reported comments, those that have waited longest first. */
export const queueAnswer = z.object({ items: z.array(queueItem), counts: queueCounts });
/** What waits. */
export type QueueAnswer = z.infer<typeof queueAnswer>;

/**
 * What a moderator decides. `approve` also dismisses open reports, `reject` and `spam` uphold them.
 */
export const decisions = ['approve', 'reject', 'spam'] as const;
/** What a moderator decides. */
export type Decision = (typeof decisions)[number];

/** POST /decisions: the body. A rejection needs a reason, which its writer is told. */
export const decisionRequest = z.object({
  ids: z.array(documentId).min(1).max(100),
  decision: z.enum(decisions),
  reason: z.string().max(1000).nullable(),
  /**
   * When each comment was last edited as far as the moderator saw: `editedAt` of the queue. One that
   * has been edited since is left as it is. What is not named here is decided as it stands.
   */
  seen: z.record(documentId, instant.nullable()).optional(),
});
/** What is decided. */
export type DecisionRequest = z.infer<typeof decisionRequest>;

/** POST /decisions, /suspensions: the answer. Comments that someone else decided meanwhile, or whose writer edited them, are left as they are. */
export const decisionAnswer = z.object({
  decided: z.array(documentId),
  already: z.array(documentId),
  /** Gives it back: POST /undo `{ undo }`; `null` where nothing was decided. */
  undo: z.string().nullable(),
  counts: queueCounts,
});
/** What was decided. */
export type DecisionAnswer = z.infer<typeof decisionAnswer>;

/** POST /suspensions: the body. `until` null suspends for good. DELETE /suspensions/:reader lifts it. */
export const suspensionRequest = z.object({
  reader: documentId,
  reason: z.string().min(1).max(1000),
  until: instant.nullable(),
});
/** Who is suspended. */
export type SuspensionRequest = z.infer<typeof suspensionRequest>;

/** POST /undo: the body. The answer is {@link queueCounts}. */
export const undoRequest = z.object({ undo: z.string() });

/** One line of the log of decisions: who decided what and why. Kept for a set time. */
export const loggedDecision = z.object({
  at: instant,
  by: z.string(),
  action: z.enum(['approve', 'reject', 'spam', 'suspend', 'lift', 'undo']),
  reason: z.string().nullable(),
  /** `null` for what concerns a reader only. */
  comment: documentId.nullable(),
  body: z.string().nullable(),
  reader: z.string().nullable(),
});
/** One line of the log. GET /log?page=1 → `{ entries, pages }`; GET /log.csv → all of it. */
export type LoggedDecision = z.infer<typeof loggedDecision>;
