import type { Core } from '@strapi/strapi';
import { passwordLength } from '@standfirst/shared-types';
import { dictionary } from '@zxcvbn-ts/language-common';
import { ReaderRefused } from './refused';

/** The hash of a password that nobody knows: compared with where there is no account. */
const nobodysHash = '$2a$10$9tRv2x4UgKrLAgfaTwzviuK70d8TdWbwhto7wKulb4hCxESNINqXi';

/** Fewer different characters than this are no password, whatever its length. */
const differentMin = 5;

/** What others use most, from zxcvbn's list; the shorter ones are refused by their length. */
const common = new Set(
  dictionary['passwords-common'].filter((word) => word.length >= passwordLength.min),
);

/** What users-permissions does with passwords. */
interface UserService {
  validatePassword(password: string, hash: string): Promise<boolean>;
  ensureHashedPasswords(values: { password: string }): Promise<{ password: string }>;
}

/** Whose password it is to be. */
export interface Whose {
  readonly name: string;
  readonly email: string;
}

/**
 * @throws {ReaderRefused} `not-valid` for a password that is too short, too long for bcrypt, used by
 *   many, or the reader's own name or address.
 */
export function checkPassword(password: string, { name, email }: Whose): void {
  const refuse = (message: string) =>
    new ReaderRefused('not-valid', { message, field: 'password' });
  const { min, max } = passwordLength;
  if (Array.from(password).length < min)
    throw refuse(`A password has at least ${min} characters. Three or four words make a good one.`);
  if (Buffer.byteLength(password) > max)
    throw refuse(`A password has at most ${max} characters, and fewer where they are accented.`);
  const plain = password.toLowerCase();
  if (common.has(plain) || new Set(plain).size < differentMin)
    throw refuse('Many people use this password. Choose one that nobody would guess.');
  const own = [name, name.replaceAll(' ', ''), email, email.split('@')[0] ?? ''];
  if (own.some((word) => word.toLowerCase() === plain))
    throw refuse('Your name or address is easily guessed. Choose another password.');
}

/** The hash to keep. */
export async function hashed(strapi: Core.Strapi, password: string): Promise<string> {
  return (await users(strapi).ensureHashedPasswords({ password })).password;
}

/** Whether a password is the one of the hash. Takes as long where there is no hash: `null`. */
export async function isPassword(
  strapi: Core.Strapi,
  { password, hash }: { password: string; hash: string | null },
): Promise<boolean> {
  // bcrypt reads 72 bytes: a longer one would do with its beginning.
  const isWhole = Buffer.byteLength(password) <= passwordLength.max;
  const isRight = await users(strapi).validatePassword(
    isWhole ? password : '',
    isWhole && hash !== null ? hash : nobodysHash,
  );
  return isRight && isWhole && hash !== null;
}

function users(strapi: Core.Strapi): UserService {
  return strapi.plugin('users-permissions').service<UserService>('user');
}
