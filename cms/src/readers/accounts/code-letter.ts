import type { Mail } from '../../mail';
import { newCode, type CodeFor } from '../codes';
import { confirmLetter, newAddressLetter, newPasswordLetter } from '../letters';
import { accountUrl, type Parts } from './parts';

/** For whom a code is made, and when. */
export interface CodeLetter {
  readonly forWhat: CodeFor;
  /** How the letter calls them. */
  readonly name: string;
  readonly now: Date;
}

const kinds = {
  registration: { page: 'confirm/', letter: confirmLetter },
  address: { page: 'confirm/', letter: newAddressLetter },
  password: { page: 'new-password/', letter: newPasswordLetter },
} as const;

/** Makes a code, and the letter that brings it. */
export async function codeLetter(
  { strapi, settings }: Parts,
  { forWhat, name, now }: CodeLetter,
): Promise<Omit<Mail, 'to'>> {
  const code = await newCode(strapi, { forWhat, now });
  const { page, letter } = kinds[forWhat.purpose];
  return letter({ name, url: accountUrl(settings, `${page}?code=${code}`) });
}
