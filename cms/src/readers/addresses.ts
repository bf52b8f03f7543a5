import { z } from 'zod';
import { ReaderRefused } from './refused';

/** Longest e-mail address, in characters (RFC 5321, 4.5.3.1.3, less the angle brackets). */
const emailLengthMax = 254;

/** An e-mail address as it is kept and compared: in small letters, without spaces around it. */
export function emailKeyOf(email: string): string {
  return email.trim().toLowerCase();
}

/** @throws {ReaderRefused} `not-valid` for what is no e-mail address. */
export function acceptableEmail(given: string): string {
  const email = emailKeyOf(given);
  if (email.length <= emailLengthMax && z.email().safeParse(email).success) return email;
  throw new ReaderRefused('not-valid', {
    message: 'This is no e-mail address. It looks like name@example.org.',
    field: 'email',
  });
}
