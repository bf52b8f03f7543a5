/** Codes that readers get by e-mail. Kept as digests; each works once, and for a while. */
import { createHash, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { ReaderRefused } from './refused';

const codeUid = 'api::reader-code.reader-code';
const hourMs = 60 * 60 * 1000;

/** What a code is for, and how long it works, in milliseconds. */
const worksForMs = { registration: 24 * hourMs, address: 24 * hourMs, password: hourMs } as const;

/** What a code is for: a new account, a new address, a new password. */
export type CodePurpose = keyof typeof worksForMs;

/** An account that waits for its address to be confirmed. */
const registration = z.object({ name: z.string(), passwordHash: z.string() });

const storedCode = z.object({
  id: z.number(),
  purpose: z.enum(['registration', 'address', 'password']),
  email: z.string(),
  reader: z.string().nullable(),
  registration: registration.nullable(),
  expiresAt: z.coerce.date(),
});
/** A code's row. It does not hold the code. */
export type StoredCode = z.infer<typeof storedCode>;

/** What is to be proved with a code. */
export interface CodeFor {
  readonly purpose: CodePurpose;
  /** Who gets it. */
  readonly email: string;
  /** The reader's document id; `null` for an account that is to be. */
  readonly reader: string | null;
  readonly registration: z.infer<typeof registration> | null;
}

/** Makes a code. It is told once, here. */
export async function newCode(
  strapi: Core.Strapi,
  { forWhat, now }: { forWhat: CodeFor; now: Date },
): Promise<string> {
  const codes = strapi.db.query(codeUid);
  await codes.deleteMany({ where: { expiresAt: { $lt: now } } });
  const code = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + worksForMs[forWhat.purpose]);
  await codes.create({ data: { ...forWhat, digest: digestOf(code), expiresAt } });
  return code;
}

/**
 * What a code stands for. It still works afterwards: {@link useUp} ends that.
 * @throws {ReaderRefused} `code-used` if it is unknown, used, too old or for something else.
 */
export async function readCode(
  strapi: Core.Strapi,
  { code, purposes, now }: { code: string; purposes: readonly CodePurpose[]; now: Date },
): Promise<StoredCode> {
  const row: unknown = await strapi.db
    .query(codeUid)
    .findOne({ where: { digest: digestOf(code), purpose: { $in: purposes } } });
  const stored = row === null ? null : storedCode.parse(row);
  if (stored === null || stored.expiresAt <= now) throw new ReaderRefused('code-used');
  return stored;
}

/**
 * Uses a code up. Of two requests with one code, one gets through.
 * @throws {ReaderRefused} `code-used` for the other.
 */
export async function useUp(strapi: Core.Strapi, { id }: StoredCode): Promise<void> {
  const { count } = await strapi.db.query(codeUid).deleteMany({ where: { id } });
  if (count === 0) throw new ReaderRefused('code-used');
}

/** What waits for an address to be confirmed, the latest; `null` where nothing does. */
export async function waitingFor(
  strapi: Core.Strapi,
  { email, now }: { email: string; now: Date },
): Promise<StoredCode | null> {
  const row: unknown = await strapi.db.query(codeUid).findOne({
    where: { email, purpose: { $in: ['registration', 'address'] }, expiresAt: { $gt: now } },
    orderBy: { id: 'desc' },
  });
  return row === null ? null : storedCode.parse(row);
}

/** All codes that were made for a reader or sent to their address. */
export async function codesOf(
  strapi: Core.Strapi,
  { documentId, email }: { documentId: string; email: string },
): Promise<readonly StoredCode[]> {
  const rows: unknown = await strapi.db
    .query(codeUid)
    .findMany({ where: { $or: [{ reader: documentId }, { email }] } });
  return z.array(storedCode).parse(rows);
}

/** Ends codes before their time. */
export async function dropCodes(
  strapi: Core.Strapi,
  where: { reader: string; purpose?: CodePurpose } | { email: string; purpose?: CodePurpose },
): Promise<void> {
  await strapi.db.query(codeUid).deleteMany({ where: { ...where } });
}

function digestOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
