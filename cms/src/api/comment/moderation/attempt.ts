/** What the rules are about: somebody tries to say something somewhere. */
import type { CommentState, Hold, ReaderFault } from '@standfirst/shared-types';

/** Who is asked before a comment appears. */
export type CommentPolicy = 'off' | 'pre-moderated' | 'first-comment-moderated' | 'post-moderated';

/** What an outside service said of a comment; `null` where none is asked. */
export type OutsideVerdict =
  | { readonly kind: 'fine' }
  | { readonly kind: 'suspicious'; readonly why: string }
  | { readonly kind: 'silent'; readonly why: string };

/** An attempt to post or to edit a comment. Each rule takes of it only what it needs. */
export interface Attempt {
  readonly now: Date;
  /** Cleaned, see `cleanText`. */
  readonly text: string;
  /** `null` where it is not published. */
  readonly article: {
    readonly commentsOpen: boolean;
    readonly firstPublishedAt: Date | null;
  } | null;
  readonly settings: {
    readonly policy: CommentPolicy;
    /** Days after first publication; `null` for never. */
    readonly closeAfterDays: number | null;
    /** As an editor wrote them, none empty. */
    readonly blockedWords: readonly string[];
    /** In which the magazine tells days. */
    readonly timeZone: string;
  };
  readonly writer: {
    /** `null` while they may write. */
    readonly suspension: { readonly until: Date | null; readonly reason: string } | null;
    /** Whether the terms in force are accepted, now or before. */
    readonly hasAcceptedTerms: boolean;
    /** How many of their other comments have been approved. */
    readonly approved: number;
    /** When they posted their other comments of the last hour, newest first. */
    readonly lately: readonly Date[];
  };
  /** Other comments of the last days in the same words. */
  readonly sameWords: { readonly byWriter: number; readonly byOthers: number };
  readonly outside: OutsideVerdict | null;
}

/** Why an attempt is refused, for the writer: nothing is kept of it. */
export interface Refusal {
  readonly code: ReaderFault;
  readonly message: string;
  readonly field?: string;
}

/** A rule that refuses; `null` where it has nothing against it. */
export type RefusingPhase = (attempt: Attempt) => Refusal | null;
/** A rule that holds a comment for a moderator; `null` where it has nothing against it. */
export type HoldingPhase = (attempt: Attempt) => Hold | null;

/** What comes of an attempt. */
export type Outcome =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'taken';
      readonly state: Extract<CommentState, 'pending' | 'approved'>;
      /** Every rule that holds it, in the order of the policy. */
      readonly heldBy: readonly Hold[];
    };
