/**
 * Where a piece stands on the site. The publisher fetches each published page from its public
 * address, compares it with what it released, and reports; the CMS turns that report into the words
 * an editor reads beside the piece.
 */
import { z } from 'zod';
import { documentId } from './documents.js';

/** Types whose landing is followed: those that an editor publishes. */
export const landedTypes = ['article', 'page'] as const;
/** A type whose landing is followed. */
export type LandedType = (typeof landedTypes)[number];

/** Whether the landing of documents of `type` is followed. */
export function isLanded(type: string): type is LandedType {
  return (landedTypes as readonly string[]).includes(type);
}

/** The newest change of one document, on its way to readers. */
export const landing = z.object({
  /**
   * `publishing`: taken over from the CMS and not yet seen on the site. `live`, `withdrawn`: seen
   * so at the public address. `not-confirmed`: released, but the public address shows something else.
   */
  state: z.enum(['publishing', 'live', 'withdrawn', 'not-confirmed']),
  /** Where it stands, or stood: a path on the site. */
  address: z.string().startsWith('/'),
  /** When it was first seen so at its address; `null` until then. */
  landedAt: z.iso.datetime().nullable(),
  /** What stood at the address instead; `null` unless it was not confirmed. */
  seen: z.string().nullable(),
});

/** What the publisher answers about one document. */
export const landingReport = z.object({
  /** How far it has followed the change log. */
  pulled: z.number().int().nonnegative(),
  /** `null` for what never stood on the site. */
  landing: landing.nullable(),
  /** Why the newest state of the document, or its page, is held back; names the field. */
  held: z.string().nullable(),
  /** What keeps everything from being published, whatever the document. */
  trouble: z.string().nullable(),
});

/** What the panel shows about one document. */
export const landingNotice = z.object({
  /** `moving`: on its way. `waiting`: for a time to come. `absent`: not on the site, by intent. */
  tone: z.enum(['live', 'moving', 'waiting', 'held', 'absent', 'unknown']),
  /** The first sentence. */
  text: z.string(),
  /** The full public address, where there is a page to look at. */
  link: z.string().nullable(),
  /** Further sentences. */
  notes: z.array(z.string()),
  /** Whether another answer is to be expected within seconds. */
  inFlight: z.boolean(),
});

/** The newest change of one document, on its way to readers. */
export type Landing = z.infer<typeof landing>;
/** What the publisher answers about one document. */
export type LandingReport = z.infer<typeof landingReport>;
/** What the panel shows about one document. */
export type LandingNotice = z.infer<typeof landingNotice>;

/** A question to the publisher: which document, and when it was asked. */
export interface LandingQuestion {
  type: LandedType;
  id: string;
  /** Milliseconds since 1970. An old question is refused. */
  askedAtMs: number;
}

/** How old a question may be, in milliseconds, before it counts as a replay. */
export const landingQuestionAgeMaxMs = 60_000;

/** The path that the publisher answers on. */
export function landingPath({ type, id }: Pick<LandingQuestion, 'type' | 'id'>): string {
  return `/landing/${type}/${id}`;
}

/** What is signed, with HMAC-SHA-256 under `WAKE_SECRET`, as lower-case hexadecimal. */
export function landingPayload(question: LandingQuestion): string {
  return `GET ${landingPath(question)} ${question.askedAtMs}`;
}

/** The `Authorization` header of a question. */
export function landingAuthorization(question: LandingQuestion, signature: string): string {
  return `Bearer ${question.askedAtMs}.${signature}`;
}

/** The parts of a question, or `null` if it is none. Says nothing about the signature. */
export function parseLandingQuestion(
  path: string,
  authorization: string,
): { question: LandingQuestion; signature: string } | null {
  const [, type = '', id] = /^\/landing\/([a-z]+)\/([^/?#]+)$/.exec(path) ?? [];
  const [, askedAt, signature] = /^Bearer (\d{1,15})\.([0-9a-f]{64})$/.exec(authorization) ?? [];
  const known = documentId.regex(/^[A-Za-z0-9_-]+$/).safeParse(id);
  if (!isLanded(type) || !known.success || signature === undefined) return null;
  return { question: { type, id: known.data, askedAtMs: Number(askedAt) }, signature };
}

/** Where the CMS tells the panel about a document. Panel users only. */
export function landingNoticePath(type: LandedType, id: string): string {
  return `/standfirst/landing/${type}/${id}`;
}
